// Decisions of a person beside the findings: what is sent, and the forms that ask for it.
export const ClaimReview = () => null;
export const PassageReview = () => null;
export const ChangeReview = () => null;
export const Resolution = () => null;

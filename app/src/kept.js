// What one browser keeps: the theme, and a reviewer's name.
export function kept(name) {
  try {
    return localStorage.getItem(`headwater-${name}`);
  } catch {
    return null;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(`headwater-${name}`, value);
  } catch {
    // a browser that keeps nothing still shows everything
  }
}

-- the catalogue's first schema: what segments hold, what is current, what can be searched
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE segments (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  rows INTEGER NOT NULL,
  bytes INTEGER NOT NULL
);

CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  segment INTEGER NOT NULL,
  row INTEGER NOT NULL,
  identity BLOB NOT NULL,
  made TEXT NOT NULL,
  digest TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  story TEXT,
  outlet TEXT,
  title TEXT,
  published_at TEXT,
  url TEXT,
  path TEXT,
  attributions INTEGER NOT NULL
);
CREATE INDEX articles_of_story ON articles (story);
CREATE INDEX articles_of_text ON articles (text_sha256);
CREATE INDEX articles_of_segment ON articles (segment);

CREATE TABLE findings (
  fingerprint TEXT PRIMARY KEY,
  segment INTEGER NOT NULL,
  row INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX findings_of_segment ON findings (segment);

CREATE TABLE stories (
  id TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  title TEXT NOT NULL,
  articles INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  worst INTEGER,
  first_on TEXT,
  last_on TEXT,
  lead BLOB,
  words TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX stories_by_articles ON stories (articles DESC, id);

CREATE TABLE claims (
  id TEXT PRIMARY KEY,
  story TEXT NOT NULL,
  rank INTEGER NOT NULL,
  gloss TEXT NOT NULL,
  counts BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX claims_of_story ON claims (story, rank);

CREATE TABLE sources (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  story TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  attributions INTEGER NOT NULL,
  words TEXT NOT NULL
);
CREATE INDEX sources_of_story ON sources (story);
CREATE INDEX sources_by_attributions ON sources (attributions DESC, name, id);
CREATE VIRTUAL TABLE source_words USING fts5(
  words, content='sources', content_rowid='number',
  tokenize='porter unicode61 remove_diacritics 2'
);

CREATE TABLE predictions (
  id TEXT PRIMARY KEY,
  story TEXT NOT NULL,
  predictor TEXT NOT NULL,
  status TEXT NOT NULL,
  words TEXT NOT NULL,
  body BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX predictions_of_story ON predictions (story);

CREATE TABLE passages (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  article TEXT NOT NULL,
  published_at TEXT,
  source TEXT,
  source_kind TEXT,
  spans BLOB NOT NULL,
  body BLOB NOT NULL
);
CREATE INDEX passages_by_id ON passages (id);
CREATE INDEX passages_of_article ON passages (article);
CREATE TABLE anchors (id TEXT NOT NULL, story TEXT NOT NULL, articles BLOB NOT NULL,
  PRIMARY KEY (id, story)) WITHOUT ROWID;
CREATE INDEX anchors_of_story ON anchors (story);
CREATE VIRTUAL TABLE passage_words USING fts5(
  title, text, source, outlet, content='',
  tokenize='porter unicode61 remove_diacritics 2'
);

CREATE TABLE duplicates (identity BLOB PRIMARY KEY, text_sha256 TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE removed (text_sha256 TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE reviews (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body BLOB NOT NULL);
CREATE TABLE problems (
  input TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, hint TEXT NOT NULL,
  stage TEXT NOT NULL, PRIMARY KEY (input, code, message)
) WITHOUT ROWID;
CREATE TABLE inputs (fingerprint TEXT PRIMARY KEY) WITHOUT ROWID;

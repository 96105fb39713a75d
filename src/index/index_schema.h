// The tables of an index of claims.
#pragma once

namespace claimgraph {

constexpr int kIndexApplication = 0x434C4D47;  // "CLMG", in the file's header
constexpr int kIndexVersion = 1;

// `claim.number` is the row of the full-text index, which holds no text of its own (external content): the
// triggers keep both alike. Rows are changed by upsert, never by REPLACE, which would leave the old words in.
constexpr const char* kIndexTables = R"sql(
CREATE TABLE IF NOT EXISTS document(
  id TEXT PRIMARY KEY, title TEXT, date TEXT, source TEXT, uri TEXT, version TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS claim(
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, type TEXT NOT NULL,
  polarity TEXT NOT NULL, modality TEXT NOT NULL, status TEXT, confidence REAL NOT NULL, source TEXT,
  "begin" TEXT, "end" TEXT, text TEXT NOT NULL, parties TEXT NOT NULL, kinds TEXT NOT NULL,
  json TEXT NOT NULL CHECK(json_valid(json))
) STRICT;
CREATE INDEX IF NOT EXISTS claim_type ON claim(type);

CREATE TABLE IF NOT EXISTS evidence(
  claim INTEGER NOT NULL REFERENCES claim(number) ON DELETE CASCADE,
  document TEXT NOT NULL REFERENCES document(id), field TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY(claim, document, field, start, "end")
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS evidence_document ON evidence(document);

CREATE TABLE IF NOT EXISTS filler(
  claim INTEGER NOT NULL REFERENCES claim(number) ON DELETE CASCADE,
  role TEXT NOT NULL, node TEXT NOT NULL, kind TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY(claim, role, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS filler_node ON filler(node);

CREATE TABLE IF NOT EXISTS alias(
  node TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY(node, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS amount(
  claim INTEGER NOT NULL REFERENCES claim(number) ON DELETE CASCADE,
  role TEXT NOT NULL, node TEXT NOT NULL, dimension TEXT NOT NULL, value TEXT, low TEXT, high TEXT,
  unit TEXT NOT NULL, modifier TEXT NOT NULL, least REAL, most REAL,
  PRIMARY KEY(claim, role, node)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE IF NOT EXISTS claim_fts USING fts5(
  text, parties, kinds, content='claim', content_rowid='number',
  tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER IF NOT EXISTS claim_inserted AFTER INSERT ON claim BEGIN
  INSERT INTO claim_fts(rowid, text, parties, kinds) VALUES(new.number, new.text, new.parties, new.kinds);
END;
CREATE TRIGGER IF NOT EXISTS claim_deleted AFTER DELETE ON claim BEGIN
  INSERT INTO claim_fts(claim_fts, rowid, text, parties, kinds)
    VALUES('delete', old.number, old.text, old.parties, old.kinds);
END;
CREATE TRIGGER IF NOT EXISTS claim_updated AFTER UPDATE ON claim BEGIN
  INSERT INTO claim_fts(claim_fts, rowid, text, parties, kinds)
    VALUES('delete', old.number, old.text, old.parties, old.kinds);
  INSERT INTO claim_fts(rowid, text, parties, kinds) VALUES(new.number, new.text, new.parties, new.kinds);
END;
)sql";

}  // namespace claimgraph

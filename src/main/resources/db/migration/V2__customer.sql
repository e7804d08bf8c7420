-- The customer file last accepted, byte for byte; the newest row is in force.
CREATE TABLE directory_file (
  id ${id},
  sha256 ${key} NOT NULL,
  content ${bytes} NOT NULL,
  accepted_at BIGINT NOT NULL
) ${options};

-- The operator's yes to a file that loses many customers, for exactly those bytes.
CREATE TABLE directory_consent (
  sha256 ${key} NOT NULL PRIMARY KEY,
  lost INTEGER NOT NULL,
  among INTEGER NOT NULL,
  given_at BIGINT NOT NULL,
  given_by ${text} NOT NULL
) ${options};

CREATE TABLE registered_contact (
  customer ${key} NOT NULL,
  address ${key} NOT NULL,
  name ${text},
  registered_at BIGINT NOT NULL,
  registered_by ${text} NOT NULL,
  PRIMARY KEY (customer, address)
) ${options};

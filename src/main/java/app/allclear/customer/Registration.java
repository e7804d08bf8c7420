package app.allclear.customer;

/** What came of registering a contact. */
public enum Registration {
  REGISTERED,
  /** It was registered here before; nothing changed. */
  REGISTERED_BEFORE,
  /** The customer file has it; nothing changed. */
  IN_FILE,
  NO_SUCH_CUSTOMER
}

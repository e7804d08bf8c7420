package app.allclear.store;

/** The same on a MySQL-compatible store that two instances share. */
class StoreMariaDbIT extends SharedMariaDb implements StoreContract {}

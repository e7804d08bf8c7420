package app.allclear.incident;

import app.allclear.store.SharedMariaDb;

/** The same on a MySQL-compatible store that two instances share. */
class IncidentStoreMariaDbIT extends SharedMariaDb implements IncidentStoreContract {}

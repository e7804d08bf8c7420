package app.allclear.matching;

/**
 * What a piece of evidence rests on, strongest first within its kind. The first ten say whose house
 * the sender belongs to, the next three what the words are about; the last only ever choose or rank
 * candidates.
 */
enum Ground {
  /** The From is a registered contact. */
  REGISTERED(60),
  /** The operator assigned this sender's mail before. */
  TAUGHT(50),
  /** The From is a registered contact's address with a tag (anna+web@). */
  TAGGED(48),
  /** The From is at a customer's own site's domain. */
  HOUSE(45),
  /** It answers a message we know. */
  THREAD(40),
  /**
   * The From is at a domain that contacts write from: their house's, or a provider's we don't know.
   */
  NEIGHBOUR(38),
  /** Other mail by the same sender is filed under a customer. */
  EARLIER(36),
  /** A contact gets a copy of what somebody unknown writes. */
  COPIED(35),
  /** Our own mail, or a delivery report: whom it was sent to. */
  ADDRESSED(35),
  /** The Reply-To belongs to a customer. */
  REPLY_TO(30),
  /** The sender's own words name a site or a database beyond doubt. */
  NAMED(100),
  /** They name one but for a slip, and nothing else can be meant. */
  MISSPELT(80),
  /** Words the sender passes on do, or their author is registered. */
  PASSED_ON(70),
  /** The signature or the display name does, or names the organisation. */
  SIGNED(65),
  /** The sender's own words have an organisation's whole name. */
  SPOKEN_OF(20),
  /** The subject of what it answers names a site or a database. */
  ANSWERED(19),
  /** They have what people call an organisation for short. */
  CALLED(18),
  /** They have a word that only one of the sender's customers has in its name or site. */
  PART_OF(12),
  /** The From is at a domain where others' contacts, or only one, have addresses of their own. */
  SHARED_DOMAIN(14),
  /** They say, or let see, that the sender is one of a customer's people. */
  INTRODUCED(15),
  /** They speak of a customer's contact as outsiders do too: "Frau Vogt", "Dr. Meyer". */
  KNOWS_CONTACT(13),
  /** They have a registered contact's address. */
  ADDRESS(11),
  /** Words that may name a customer, or may not. */
  HINTED(10),
  /** What it answers names this one's site, among others. */
  QUOTED(5),
  /** Something in the words looks like a customer's name and is not. */
  RESEMBLES(4),
  /** The From's domain looks like a customer's and is not. */
  LOOK_ALIKE(3),
  /** Named only to say that it is well; tells nothing but where all names are such. */
  SPARED(1);

  private final int weight;

  Ground(int weight) {
    this.weight = weight;
  }

  /** For ranking candidates only. */
  int weight() {
    return weight;
  }
}

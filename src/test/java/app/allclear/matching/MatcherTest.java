package app.allclear.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.allclear.mail.Authentication;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row a situation: what comes in, and what a careful operator would say. */
class MatcherTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "senders",
    "agencies",
    "secondWriter",
    "words",
    "databases",
    "spared",
    "strangers",
    "likenesses",
    "passedOn",
    "forms",
    "machines",
    "forged"
  })
  void saysWhatAnOperatorWouldSay(String situation, Mail mail, String expected) {
    Reading reading = Town.read(mail);

    assertThat(Town.line(reading)).as("%s%n%s", situation, reading).isEqualTo(expected);
  }

  static Stream<Arguments> senders() {
    return Stream.of(
        row(
            "a subdomain of a taught domain",
            Mail.from("x@post.taught.example"),
            "choir:COLLEAGUE"),
        row(
            "a taught name in the text",
            Mail.from("x@gmx.de").saying("the pages of fjordkoret are blank"),
            "choir:READER"),
        row(
            "a taught name as display name",
            Mail.from("Fjordkoret styret", "styret@online.no").saying("tom side"),
            "choir:COLLEAGUE"),
        row(
            "a contact who has heard of a taught name",
            Mail.from("anna@shop.example").saying("Fjordkoret told me you have trouble"),
            "shop:CONTACT"),
        row(
            "a site the operator taught",
            Mail.from("x@gmx.de").saying("www.taught.example is empty"),
            "choir:READER"),
        row(
            "who wrote before and names nothing",
            Mail.from("earlier@gmx.de").saying("any news?"),
            "lux:READER"),
        row(
            "who wrote before and names another",
            Mail.from("earlier@gmx.de").saying("now shop.example is down too"),
            "shop:READER"),
        row("a contact who names nothing", Mail.from("anna@shop.example"), "shop:CONTACT"),
        row("capitals in the address", Mail.from("ANNA@Shop.Example"), "shop:CONTACT"),
        row(
            "an empty mail by a contact",
            Mail.from("anna@shop.example").subject("").saying(""),
            "shop:CONTACT"),
        row("a contact on free mail", Mail.from("huber@gmx.de"), "huber:CONTACT"),
        row("a contact with a tag", Mail.from("anna+web@shop.example"), "shop:TAGGED"),
        row("a tag and dots at Google", Mail.from("nord.licht+x@googlemail.com"), "nord:TAGGED"),
        row("a colleague at the site's domain", Mail.from("bob@shop.example"), "shop:COLLEAGUE"),
        row("a colleague at a subdomain", Mail.from("till@kasse.shop.example"), "shop:COLLEAGUE"),
        row("a colleague at the second site", Mail.from("eva@shop-sale.example"), "shop:COLLEAGUE"),
        row(
            "a colleague at an international domain",
            Mail.from("kurt@käse-müller.example"),
            "kaese:COLLEAGUE"),
        row(
            "the same in its ASCII spelling",
            Mail.from("kurt@xn--kse-mller-v2a2y.example"),
            "kaese:COLLEAGUE"),
        row("somebody else on free mail", Mail.from("schmidt@gmx.de"), "-"),
        row("taught by the operator", Mail.from("taught@gmx.de"), "choir:COLLEAGUE"),
        row(
            "a new address in a known thread",
            Mail.from("uwe@web.de").answering("notice-shop@host.example"),
            "shop:COLLEAGUE"),
        row(
            "a reader who writes again in a thread",
            Mail.from("reader@web.de").answering("notice-shop@host.example"),
            "shop:READER"),
        row(
            "a thread of a former customer",
            Mail.from("uwe@web.de").answering("gone@host.example"),
            "-"),
        row("an unknown thread", Mail.from("uwe@web.de").answering("other@elsewhere.example"), "-"),
        row("no From at all", Mail.fromNobody().saying("shop.example is down"), "shop:READER"),
        row("a From that is no address", Mail.from("not an address").saying("Hello"), "-"),
        row(
            "a contact's neighbour at a provider we don't know",
            Mail.from("y@fjordnett.example"),
            "?chess"),
        row(
            "the same, who names another's site",
            Mail.from("y@fjordnett.example").saying("is shop.example down?"),
            "shop:READER"),
        row("two contacts' neighbour", Mail.from("z@dalnett.example"), "?choir chess"),
        row(
            "one of ours, not a mailbox",
            Mail.from("alice@host.example").saying("please look"),
            "-"));
  }

  /** What a second writer's mails taught us, in words of our own. */
  static Stream<Arguments> secondWriter() {
    return Stream.of(
        row(
            "a misspelt site means the database behind it",
            Mail.from("x@gmx.de").saying("archiv.nordlich.example won't open, database error"),
            "nord:READER[mysql1/nl_archiv]"),
        row(
            "a table of a prefix that only one customer's databases have",
            Mail.from("x@gmx.de").saying("ERROR 1146: nl_playlist is missing, says the page"),
            "nord:READER"),
        row(
            "the same prefix with a database we don't know",
            Mail.from("x@gmx.de").saying("kn_box.tickets: no such table"),
            "lux:READER"),
        row(
            "a database in a connection's URL",
            Mail.from("anna@shop.example")
                .saying("refused: jdbc:mysql://db7.host.example:3306/blog?useSSL=false"),
            "shop:CONTACT[mysql1/blog]"),
        row(
            "a short name behind the word database",
            Mail.from("chef@nordlicht.example").saying("die Datenbank jd_wp ist weg"),
            "?shop nord"),
        row(
            "a compound of the word database",
            Mail.from("info@käse-müller.example").saying("unsere Rezeptdatenbank (apfel) ist leer"),
            "kaese:CONTACT[mysql2/apfel]"),
        row(
            "an unknown sender with a contact in copy",
            Mail.from("bert@web.de").to("anna@shop.example").saying("everything is gone since six"),
            "shop:COLLEAGUE"),
        row(
            "a word of a table's name is no offer",
            Mail.from("x@gmx.de").saying("SELECT * FROM zz_cal_slots: ERROR 1146"),
            "-"),
        row(
            "a stranger's mail that only points to their own site",
            Mail.from("karte@liebegruesse.example")
                .saying("Jemand denkt an dich: https://liebegruesse.example/k/88"),
            "auto -"));
  }

  static Stream<Arguments> agencies() {
    Mail agency = Mail.from("pixel@pixel.example");
    return Stream.of(
        row(
            "an agency that calls one by a part of its name",
            Mail.from("pixel@pixel.example").saying("Beim Stern ist die Terminliste weg."),
            "stern:CONTACT"),
        row(
            "an agency that calls two for short",
            Mail.from("pixel@pixel.example")
                .saying("Two today: Huber (bakery), and the Stern people"),
            "huber:CONTACT stern:CONTACT"),
        row(
            "an agency that says one of them is fine",
            Mail.from("pixel@pixel.example")
                .saying("- Bäckerei Huber: empty pages\n- Praxis Dr. Stern: works"),
            "huber:CONTACT"),
        row(
            "an agency that means only one",
            Mail.from("pixel@pixel.example")
                .saying(
                    "kino-lux.example is settled for me. It is only about praxis-stern.example now,"
                        + " where a table is missing."),
            "stern:CONTACT"),
        row("an agency that names none", agency, "?huber stern lux"),
        row(
            "an agency that names one",
            Mail.from("pixel@pixel.example").saying("www.kino-lux.example zeigt nur noch Fehler."),
            "lux:CONTACT"),
        row(
            "an agency that names two",
            Mail.from("pixel@pixel.example")
                .saying("Both kino-lux.example and http://praxis-stern.example/termine are gone!"),
            "lux:CONTACT stern:CONTACT"),
        row(
            "an agency that names one by its name",
            Mail.from("pixel@pixel.example").saying("Bei der Bäckerei Huber geht nichts mehr."),
            "huber:CONTACT"),
        row(
            "an agency that answers in a thread",
            Mail.from("pixel@pixel.example")
                .subject("Re: status")
                .saying("still nothing")
                .answering("notice-lux@host.example"),
            "lux:CONTACT"),
        row(
            "an agency that signs as itself",
            Mail.from("studio@heron.example")
                .saying("a client's site is down")
                .signed("Studio Heron"),
            "?heron chess"),
        row(
            "an agency that names itself and means itself",
            Mail.from("studio@heron.example").saying("heron.example is down"),
            "heron:CONTACT"),
        row(
            "an agency that names somebody else's",
            Mail.from("pixel@pixel.example").saying("shop.example is down"),
            "?shop huber stern lux"),
        row(
            "the agency's intern",
            Mail.from("intern@pixel.example").saying("kino-lux.example broken"),
            "lux:COLLEAGUE"),
        row(
            "the agency's intern names none",
            Mail.from("intern@pixel.example"),
            "?huber stern lux"),
        row(
            "a database that two of its customers have",
            Mail.from("pixel@pixel.example").saying("Unknown database 'wordpress'"),
            "?huber stern"),
        row(
            "the same beside a site",
            Mail.from("pixel@pixel.example")
                .saying("praxis-stern.example says: Unknown database 'wordpress'"),
            "stern:CONTACT[mysql2/wordpress]"),
        row(
            "the database with its server",
            Mail.from("pixel@pixel.example").saying("mysql1/wordpress is gone"),
            "huber:CONTACT[mysql1/wordpress]"),
        row(
            "an agency that names the subject of an answer",
            Mail.from("pixel@pixel.example").subject("AW: kino-lux.example").saying("immer noch"),
            "lux:CONTACT"));
  }

  static Stream<Arguments> words() {
    return Stream.of(
        row(
            "stuck to words of a script without spaces",
            Mail.from("x@gmx.de").saying("今朝からnordlicht.exampleが見られません"),
            "nord:READER"),
        row(
            "short for an organisation, as its site has it",
            Mail.from("x@gmx.de").saying("Hier Nordlicht Reisen, keine Buchungen mehr"),
            "nordd:COLLEAGUE"),
        row(
            "without its accents",
            Mail.from("x@gmx.de").saying("Die Baeckerei Huber hat keine Seite mehr"),
            "huber:READER"),
        row(
            "a contact names their own",
            Mail.from("anna@shop.example").saying("Is SHOP.EXAMPLE, our shop, down?"),
            "shop:CONTACT"),
        row(
            "a contact names only another's",
            Mail.from("anna@shop.example").saying("nordlicht.example ist weg"),
            "nord:READER"),
        row(
            "a contact who compares theirs with another's",
            Mail.from("anna@shop.example")
                .saying("Unsere Seite ist so leer wie nordlicht.example, alles weg"),
            "nord:COLLEAGUE shop:CONTACT"),
        row(
            "a contact recommends another's",
            Mail.from("anna@shop.example").saying("nordlicht.example would like to move to you"),
            "?nord shop"),
        row(
            "a contact names both",
            Mail.from("anna@shop.example").saying("shop.example and nordlicht.example are down"),
            "nord:READER shop:CONTACT"),
        row(
            "quoted text never counts",
            Mail.from("anna@shop.example")
                .saying("Thanks!")
                .quoting("> nordlicht.example, kino-lux.example are affected"),
            "shop:CONTACT"),
        row(
            "a stranger's quoted text never counts",
            Mail.from("x@gmx.de").saying("Thanks!").quoting("> shop.example is affected"),
            "-"),
        row(
            "a web address with subdomain and path",
            Mail.from("x@gmx.de").saying("see https://media.shop.example:8443/a/b?c=d."),
            "shop:READER"),
        row(
            "a longer domain is another's",
            Mail.from("x@gmx.de").saying("myshop.example is down"),
            "?shop"),
        row(
            "as part of another domain",
            Mail.from("x@gmx.de").saying("shop.example.org is down"),
            "-"),
        row(
            "an international domain",
            Mail.from("x@gmx.de").saying("Ist käse-müller.example kaputt?"),
            "kaese:READER"),
        row(
            "an international domain in ASCII",
            Mail.from("x@gmx.de").saying("xn--kse-mller-v2a2y.example?"),
            "kaese:READER"),
        row(
            "punctuation and emphasis",
            Mail.from("x@gmx.de").saying("(*nordlicht.example*)!"),
            "nord:READER"),
        row(
            "the next sentence stuck to it",
            Mail.from("x@gmx.de").saying("I miss nordlicht.example.Please help"),
            "nord:READER"),
        row(
            "a German compound",
            Mail.from("x@gmx.de").saying("Die nordlicht.example-Seite lädt nicht"),
            "nord:READER"),
        row(
            "in the subject only",
            Mail.from("x@gmx.de").subject("nordlicht.example down?").saying(""),
            "nord:READER"),
        row(
            "in the subject of an answer",
            Mail.from("x@gmx.de").subject("SV: nordlicht.example").saying("hva skjer"),
            "?nord"),
        row(
            "a subsite's own customer is the site's",
            Mail.from("x@gmx.de").saying("archiv.nordlicht.example is empty"),
            "nord:READER[mysql1/nl_archiv]"),
        row(
            "an address in the text names weakly",
            Mail.from("x@gmx.de").saying("please answer to anna@shop.example"),
            "?shop"),
        row(
            "our own address in the text",
            Mail.from("x@gmx.de").saying("I wrote to support@host.example twice"),
            "-"));
  }

  static Stream<Arguments> databases() {
    return Stream.of(
        row(
            "a hyphen for the underscore",
            Mail.from("anna@shop.example").saying("the panel says jd-cart: 0 tables"),
            "shop:CONTACT[mysql1/jd_cart]"),
        row(
            "an everyday word before a table's name",
            Mail.from("anna@shop.example").saying("erreur blog.wp_orders inconnu"),
            "shop:CONTACT[mysql1/blog]"),
        row(
            "a path the hoster made",
            Mail.from("x@gmx.de").saying("in /www/htdocs/jd/shop/index.php (line 33)"),
            "shop:READER"),
        row(
            "a table that one database has",
            Mail.from("x@gmx.de").saying("Table 'rezepte' doesn't exist"),
            "huber:READER[mysql1/bh_site]"),
        row(
            "a prefix that one database has",
            Mail.from("x@gmx.de").saying("k7x_options is missing, says the error"),
            "huber:READER[mysql1/bh_site]"),
        row(
            "a prefix that two customers have",
            Mail.from("x@gmx.de").saying("Table 'zz_posts' doesn't exist"),
            "-"),
        row(
            "the same prefix by a contact of one of them",
            Mail.from("chef@nordlicht.example").saying("Table 'zz_posts' doesn't exist"),
            "nord:CONTACT[mysql1/tv]"),
        row(
            "a prefix every installation has",
            Mail.from("x@gmx.de").saying("Table 'wp_posts' doesn't exist"),
            "-"),
        row(
            "a contact's slip",
            Mail.from("anna@shop.example").saying("Unknown database 'jd_catr'"),
            "shop:CONTACT[mysql1/jd_cart]"),
        row(
            "another digit is another database",
            Mail.from("x@gmx.de").saying("jd_cart2 is empty"),
            "?shop"),
        row(
            "a name nobody says by chance",
            Mail.from("x@gmx.de").saying("jd_wp seems empty"),
            "shop:READER[mysql1/jd_wp]"),
        row(
            "a missing table",
            Mail.from("anna@shop.example").saying("Table 'jd_wp.wp_posts' doesn't exist"),
            "shop:CONTACT[mysql1/jd_wp]"),
        row(
            "access denied",
            Mail.from("x@gmx.de")
                .saying("Access denied for user 'web'@'localhost' to database 'blog'"),
            "shop:READER[mysql1/blog]"),
        row(
            "an unknown database",
            Mail.from("x@gmx.de").saying("ERROR 1049 (42000): Unknown database 'apfel'"),
            "kaese:READER[mysql2/apfel]"),
        row(
            "an unknown database without quotes",
            Mail.from("x@gmx.de").saying("Unknown database apfel"),
            "kaese:READER[mysql2/apfel]"),
        row(
            "a user named like the database",
            Mail.from("x@gmx.de")
                .saying("Access denied for user 'nl_news'@'localhost' (using password: YES)"),
            "nord:READER[mysql1/nl_news]"),
        row(
            "a crashed table",
            Mail.from("x@gmx.de")
                .saying("Table './blog/wp_options' is marked as crashed and should be repaired"),
            "shop:READER[mysql1/blog]"),
        row(
            "backticks",
            Mail.from("x@gmx.de").saying("SELECT * FROM `blog`.`wp_users` fails"),
            "shop:READER[mysql1/blog]"),
        row(
            "a data source name",
            Mail.from("x@gmx.de").saying("mysql:host=db1;dbname=tv"),
            "nord:READER[mysql1/tv]"),
        row(
            "a path of the data folder",
            Mail.from("x@gmx.de").saying("Can't find file: '/var/lib/mysql/blog/wp_posts.MYD'"),
            "shop:READER[mysql1/blog]"),
        row(
            "a path through an account",
            Mail.from("x@gmx.de")
                .saying("Fatal error in /var/www/jd/htdocs/wp-config.php on line 3"),
            "shop:READER"),
        row(
            "a home folder",
            Mail.from("x@gmx.de").saying("include(/home/kn/forum/db.php): failed"),
            "lux:READER"),
        row(
            "an everyday word in a sentence",
            Mail.from("x@gmx.de")
                .saying(
                    "Hello, my blog and shop and tv are broken, and the wordpress database too"),
            "-"),
        row(
            "an everyday word of one's own",
            Mail.from("anna@shop.example").saying("the blog database is empty"),
            "shop:CONTACT[mysql1/blog]"),
        row(
            "another's everyday word",
            Mail.from("post@mannskor.example").saying("the blog database is empty"),
            "choir:CONTACT"),
        row(
            "an everyday word in scare quotes",
            Mail.from("x@gmx.de").saying("Nice \"blog\" you have"),
            "-"),
        row(
            "a plain word in a sentence",
            Mail.from("x@gmx.de").saying("mein apfel ist leer"),
            "?kaese"),
        row(
            "a plain word beside the word database",
            Mail.from("x@gmx.de").saying("Die Datenbank apfel ist leer"),
            "kaese:READER[mysql2/apfel]"),
        row(
            "one name on two servers",
            Mail.from("x@gmx.de").saying("shared_db is gone"),
            "?stern lux"),
        row(
            "one name on two servers, one the sender's",
            Mail.from("praxis@praxis-stern.example").saying("shared_db is gone"),
            "stern:CONTACT[mysql1/shared_db]"),
        row(
            "with its server",
            Mail.from("x@gmx.de").saying("mysql2/shared_db is gone"),
            "lux:READER[mysql2/shared_db]"),
        row(
            "two of one customer",
            Mail.from("anna@shop.example").saying("jd_wp and jd_cart lost their tables"),
            "shop:CONTACT[mysql1/jd_cart, mysql1/jd_wp]"),
        row(
            "one of them is well",
            Mail.from("anna@shop.example").saying("jd_wp works, jd_cart is empty"),
            "shop:CONTACT[mysql1/jd_cart]"),
        row(
            "what a site runs on",
            Mail.from("chef@nordlicht.example")
                .saying("archiv.nordlicht.example: Error establishing a database connection"),
            "nord:CONTACT[mysql1/nl_archiv]"),
        row(
            "a German compound",
            Mail.from("x@gmx.de").saying("Meine jd_wp-Datenbank fehlt"),
            "shop:COLLEAGUE[mysql1/jd_wp]"),
        row(
            "an error that names nothing",
            Mail.from("x@gmx.de").saying("Error establishing a database connection"),
            "-"));
  }

  static Stream<Arguments> spared() {
    Mail stranger = Mail.from("x@gmx.de");
    return Stream.of(
        row(
            "one works, one doesn't",
            stranger.saying("shop.example works, nordlicht.example doesn't"),
            "nord:READER"),
        row(
            "the same with and",
            Mail.from("x@gmx.de").saying("shop.example works fine and nordlicht.example is dead"),
            "nord:READER"),
        row(
            "in German",
            Mail.from("x@gmx.de")
                .saying("Während shop.example läuft, ist nordlicht.example nicht erreichbar."),
            "nord:READER"),
        row(
            "in French",
            Mail.from("x@gmx.de")
                .saying("shop.example fonctionne mais nordlicht.example est en panne"),
            "nord:READER"),
        row(
            "in Norwegian",
            Mail.from("x@gmx.de").saying("mannskor.example virker, men nordlicht.example er nede"),
            "nord:READER"),
        row(
            "in Russian",
            Mail.from("x@gmx.de").saying("shop.example работает, а nordlicht.example нет"),
            "nord:READER"),
        row(
            "said before it",
            Mail.from("x@gmx.de")
                .saying("The trouble is nordlicht.example, everything works on shop.example"),
            "nord:READER"),
        row(
            "not that one",
            Mail.from("x@gmx.de").saying("I mean nordlicht.example, not shop.example"),
            "nord:READER"),
        row(
            "a contact compares",
            Mail.from("anna@shop.example").saying("nordlicht.example works, ours is down"),
            "shop:CONTACT"),
        row(
            "both in one breath",
            Mail.from("x@gmx.de").saying("shop.example, nordlicht.example are down"),
            "nord:READER shop:READER"),
        row(
            "thanks afterwards",
            Mail.from("pixel@pixel.example").saying("Thanks, kino-lux.example works again!"),
            "lux:CONTACT"),
        row(
            "does it work?",
            Mail.from("x@gmx.de").saying("Nothing loads here. Is shop.example working?"),
            "shop:READER"));
  }

  static Stream<Arguments> strangers() {
    return Stream.of(
        row(
            "two sites in passing",
            Mail.from("x@gmx.de").saying("We recommend shop.example and nordlicht.example."),
            "?shop nord"),
        row(
            "I run it",
            Mail.from("x@gmx.de")
                .saying("I look after the site of friends, shop.example, it is gone"),
            "shop:COLLEAGUE"),
        row(
            "but in Italian",
            Mail.from("x@libero.it").saying("volevo ordinare ma shop.example dà errore"),
            "shop:READER"),
        row("a reader asks", Mail.from("x@gmx.de").saying("is shop.example down?"), "shop:READER"),
        row(
            "a reader in Dutch",
            Mail.from("x@ziggo.nl").saying("Is shop.example uit de lucht?"),
            "shop:READER"),
        row(
            "my site",
            Mail.from("x@gmx.de").saying("my site shop.example is down"),
            "shop:COLLEAGUE"),
        row(
            "unsere Seite",
            Mail.from("x@gmx.de").saying("Unsere Seite ist weg! shop.example"),
            "shop:COLLEAGUE"),
        row(
            "notre site",
            Mail.from("x@orange.fr").saying("Notre site shop.example ne marche plus"),
            "shop:COLLEAGUE"),
        row(
            "nettsiden vår",
            Mail.from("x@online.no").saying("Siden vår er nede: mannskor.example"),
            "choir:COLLEAGUE"),
        row(
            "a reader's own order",
            Mail.from("x@gmx.de").saying("I placed my order at shop.example and got an error"),
            "shop:READER"),
        row(
            "two sites",
            Mail.from("x@gmx.de")
                .saying("Are shop.example and nordlicht.example yours? Both down."),
            "nord:READER shop:READER"),
        row(
            "three sites",
            Mail.from("x@gmx.de").saying("shop.example nordlicht.example kino-lux.example"),
            "?shop nord lux"),
        row(
            "the site in the signature",
            Mail.from("anna.s@gmail.com").saying("nothing works").signed("Anna\nwww.shop.example"),
            "shop:COLLEAGUE"),
        row(
            "the organisation in the signature",
            Mail.from("lux77@gmail.com").saying("nothing works").signed("Kino Lux, Marktplatz 1"),
            "lux:COLLEAGUE"),
        row(
            "the organisation as display name",
            Mail.from("Bäckerei Huber", "bh57@t-online.de").saying("Seite weg"),
            "huber:COLLEAGUE"),
        row(
            "a contact's name is a person's",
            Mail.from("Anna Schmidt", "a.s@web.de").saying("Seite weg"),
            "-"),
        row(
            "an address as display name",
            Mail.from("anna@shop.example", "evil@elsewhere.example").saying("hello"),
            "?shop"),
        row(
            "own words before the signature",
            Mail.from("x@gmail.com").saying("nordlicht.example is down").signed("www.shop.example"),
            "nord:READER"),
        row(
            "a short message's gateway",
            Mail.from("491711234@sms.sipgate.de").subject("").saying("shop.example weg"),
            "shop:READER"),
        row(
            "the organisation's name with a hyphen",
            Mail.from("Radio-Nordlicht", "rn@web.de").saying("Seite weg"),
            "nord:COLLEAGUE"),
        row(
            "whoever left us has another site by now",
            Mail.from("ex@gmx.de")
                .saying("We are no longer with you, kino-lux.com works fine elsewhere."),
            "?lux"),
        row(
            "whoever left us names another in passing",
            Mail.from("ex@gmx.de").saying("Wir sind nicht mehr bei euch. Kino Lux ist die andere."),
            "?lux"),
        row(
            "one of two, and which is not known",
            Mail.from("guest@gmx.de")
                .saying("It is down. Is that shop.example or kino-lux.example?"),
            "?shop lux"),
        row(
            "two that are both down",
            Mail.from("guest@gmx.de").saying("shop.example and kino-lux.example are down."),
            "lux:READER shop:READER"),
        row(
            "a link as an example",
            Mail.from("guest@web.example")
                .saying(
                    "I love the header on https://shop.example/posts/desk?source=pin and wondered"
                        + " whether that is a template of yours, for the office."),
            "?shop"),
        row(
            "their own, and another's",
            Mail.from("anna@shop.example")
                .saying("My shop is broken. But kino-lux.example of a friend doesn't load either."),
            "lux:COLLEAGUE shop:CONTACT"),
        row(
            "an offer nobody asked for",
            Mail.from("kim@growth.example")
                .saying("I looked at shop.example, our SEO team can help")
                .byOffer("It sells."),
            "auto ?shop"),
        row(
            "a joke",
            Mail.from("friend@gmx.de").saying("Have you tried turning it off and on again?"),
            "-"));
  }

  static Stream<Arguments> likenesses() {
    return Stream.of(
        row(
            "two slips in a long name",
            Mail.from("x@gmx.de").saying("beckerei-hubr.example is down"),
            "huber:READER"),
        row(
            "an agency's sites leave room for more slips",
            Mail.from("pixel@pixel.example").saying("kinno-luks.example"),
            "lux:CONTACT"),
        row(
            "a typing mistake",
            Mail.from("x@gmx.de").saying("baeckerei-hubr.example is down"),
            "huber:READER"),
        row(
            "letters swapped",
            Mail.from("x@gmx.de").saying("paeckerei... I mean kino-lxu.example"),
            "lux:READER"),
        row("another ending", Mail.from("x@gmx.de").saying("kino-lux.com is down"), "lux:READER"),
        row(
            "a missing hyphen",
            Mail.from("x@gmx.de").saying("www.praxisstern.example"),
            "stern:READER"),
        row(
            "an umlaut written out",
            Mail.from("x@gmx.de").saying("kaese-mueller.example"),
            "kaese:READER"),
        row(
            "a database with a typing mistake",
            Mail.from("x@gmx.de").saying("nl_newss is empty"),
            "nord:READER[mysql1/nl_news]"),
        row(
            "between two neighbours",
            Mail.from("x@gmx.de").saying("nordlichx.example"),
            "?nord nordd"),
        row(
            "a neighbour's exact name",
            Mail.from("x@gmx.de").saying("nordlichd.example"),
            "nordd:READER"),
        row(
            "a typing mistake of an agency's",
            Mail.from("pixel@pixel.example").saying("kino-lxu.example"),
            "lux:CONTACT"),
        row(
            "a look-alike sender",
            Mail.from("anna@shop-sa1e.example").saying("please send the password"),
            "?shop"),
        row(
            "a look-alike sender who names the site",
            Mail.from("anna@shop-sa1e.example").saying("our site shop.example"),
            "shop:STRANGER"),
        row("a Cyrillic look-alike", Mail.from("chef@nоrdlicht.example").saying("hello"), "?nord"),
        row(
            "a site's name as a word",
            Mail.from("x@gmx.de").saying("mannskor is offline"),
            "?choir"),
        row("a file's name", Mail.from("x@gmx.de").saying("mannskor.php is broken"), "-"));
  }

  static Stream<Arguments> passedOn() {
    return Stream.of(
        row(
            "a colleague of ours forwards a customer's mail",
            Mail.from("alice@host.example")
                .subject("Fwd: help")
                .saying("see below")
                .forwarding(
                    "From: Anna <anna@shop.example>\nTo: support@host.example\n\nIt is all gone"),
            "shop:STRANGER"),
        row(
            "forwarded mail by a stranger to us names a site",
            Mail.from("alice@host.example")
                .subject("WG: kaputt")
                .saying("")
                .forwarding("Von: Leser <l@gmx.de>\n\nIst nordlicht.example kaputt?"),
            "nord:STRANGER"),
        row(
            "own words before forwarded ones",
            Mail.from("alice@host.example")
                .saying("this is about kino-lux.example")
                .forwarding("From: anna@shop.example\n\nHi"),
            "lux:READER"),
        row(
            "a contact forwards a reader of theirs",
            Mail.from("anna@shop.example")
                .saying("fyi")
                .forwarding("From: r@gmx.de\n\nyour shop.example is down"),
            "shop:CONTACT"),
        row(
            "a contact forwards somebody who names others",
            Mail.from("anna@shop.example")
                .saying("fyi")
                .forwarding("From: r@gmx.de\n\nyours is down, nordlicht.example too"),
            "shop:CONTACT"),
        row(
            "an agency forwards",
            Mail.from("pixel@pixel.example")
                .saying("bitte prüfen")
                .forwarding("From: praxis@praxis-stern.example\n\nNix geht"),
            "stern:CONTACT"),
        row(
            "forwarding several",
            Mail.from("alice@host.example")
                .saying("")
                .forwarding("shop.example and nordlicht.example"),
            "?shop nord"));
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        row(
            "a form that writes as somebody at the site",
            Mail.from("Shop", "hallo@shop.example").replyTo("visitor@gmx.de").saying("weg"),
            "shop:READER"),
        row(
            "a form that writes as the contact",
            Mail.from("anna@shop.example")
                .replyTo("visitor@gmx.de")
                .saying("Name: Vic\nE-Mail: visitor@gmx.de\nText: where is my order?"),
            "shop:READER"),
        row(
            "a colleague with a second address",
            Mail.from("bob@shop.example").replyTo("bob@web.de"),
            "shop:COLLEAGUE"),
        row(
            "our form, filled in by a contact",
            Mail.from("support@host.example").replyTo("anna@shop.example"),
            "shop:COLLEAGUE"),
        row(
            "our form, filled in by a reader",
            Mail.from("support@host.example").replyTo("r@gmx.de").saying("shop.example?"),
            "shop:READER"),
        row(
            "the customer's form",
            Mail.from("wordpress@shop.example").replyTo("visitor@gmx.de").saying("broken"),
            "shop:READER"),
        row(
            "a form's address without a reply address",
            Mail.from("wordpress@shop.example").saying("cron failed"),
            "auto shop:MACHINE"),
        row(
            "a form behind no-reply",
            Mail.from("no-reply@forms.example").replyTo("anna@shop.example"),
            "shop:COLLEAGUE"),
        row(
            "a stranger who wants answers to go to a contact",
            Mail.from("evil@elsewhere.example").replyTo("anna@shop.example"),
            "shop:STRANGER"),
        row(
            "a shop's no-reply with answers to the shop",
            Mail.from("no-reply@market.example").replyTo("service@market.example"),
            "auto -"),
        row(
            "a contact with another reply address",
            Mail.from("anna@shop.example").replyTo("anna@web.de"),
            "shop:CONTACT"));
  }

  static Stream<Arguments> machines() {
    return Stream.of(
        row(
            "no-reply, but a human by the operator's word",
            Mail.from("no-reply@mannskor.example"),
            "choir:COLLEAGUE"),
        row(
            "a mailing, but a human by the operator's word",
            Mail.from("mark@mannskor.example").byMailing("It has a List-Id."),
            "choir:COLLEAGUE"),
        row(
            "an automatic reply of one whom the operator called a human",
            Mail.from("mark@mannskor.example").byMachine("It says auto-replied."),
            "auto choir:MACHINE"),
        row(
            "a circular that has a site in it",
            Mail.from("news@list.example").byMailing("It has a List-Id.").saying("shop.example"),
            "auto ?shop"),
        row(
            "an offer that frightens with a site",
            Mail.from("sales@ads.example")
                .byOffer("It reads like an offer.")
                .saying("shop.example loses guests, its pages are broken"),
            "auto ?shop"),
        row(
            "an automatic reply that carries our subject on",
            Mail.from("chef@nordlicht.example")
                .subject("Automatic reply: archiv.nordlicht.example")
                .byMachine("It says auto-replied."),
            "auto nord:MACHINE"),
        row(
            "one who poses as us",
            Mail.from("support@h0st.example").saying("sign in again"),
            "auto -"),
        row(
            "an offer in other words",
            Mail.from("v@gmail.com")
                .saying("We offer responsive redesign at the lowest price")
                .byOffer("It sells."),
            "auto -"),
        row(
            "a contact's out-of-office",
            Mail.from("anna@shop.example").byMachine("It says Auto-Submitted: auto-replied."),
            "auto shop:MACHINE"),
        row(
            "a newsletter",
            Mail.from("news@list.example").byMachine("It has a List-Id."),
            "auto -"),
        row("no-reply", Mail.from("no-reply@shop.example"), "auto shop:MACHINE"),
        row("no-reply in French", Mail.from("ne-pas-repondre@banque.example"), "auto -"),
        row(
            "our own mail coming back",
            Mail.from("support@host.example")
                .to("anna@shop.example")
                .saying("nordlicht.example is back"),
            "auto shop:MACHINE"),
        row(
            "our own mail to nobody known",
            Mail.from("support@host.example").saying("shop.example, nordlicht.example"),
            "auto -"),
        row(
            "a bounce of a notice",
            Mail.from("MAILER-DAEMON@mx.nordlicht.example")
                .returning("notice-lux@host.example", "pixel@pixel.example"),
            "auto lux:MACHINE"),
        row(
            "a bounce that names only its recipient",
            Mail.from("mailer-daemon@mx.elsewhere.example")
                .returning("unknown@elsewhere.example", "anna@shop.example"),
            "auto shop:MACHINE"),
        row(
            "a bounce of mail to another in a customer's house",
            Mail.from("mailer-daemon@mx.elsewhere.example")
                .returning("unknown@elsewhere.example", "treasurer@shop.example"),
            "auto shop:MACHINE"),
        row(
            "a machine the operator knows",
            Mail.from("monitor@pings.example").saying("DOWN: nordlicht.example"),
            "auto nord:MACHINE"),
        row(
            "a registered role address is a human",
            Mail.from("info@käse-müller.example"),
            "kaese:CONTACT"),
        row(
            "an unregistered role address is a human",
            Mail.from("office@shop.example"),
            "shop:COLLEAGUE"),
        row("a joker at nobody", Mail.from("nobody@throwaway.example"), "-"),
        row(
            "postmaster is a human until shown otherwise",
            Mail.from("postmaster@shop.example"),
            "shop:COLLEAGUE"));
  }

  static Stream<Arguments> forged() {
    return Stream.of(
        row(
            "a forged contact",
            Mail.from("anna@shop.example").authenticated(Authentication.FAIL),
            "?shop"),
        row(
            "a forged contact who names the site",
            Mail.from("anna@shop.example")
                .authenticated(Authentication.FAIL)
                .saying("shop.example is down"),
            "shop:STRANGER"),
        row(
            "a swindler who poses as a contact, and typed it for us",
            Mail.from("anna@shop.example")
                .authenticated(Authentication.FAIL)
                .byOffer("It reads like a swindle.")
                .saying("Pay the refund to our new account today, please."),
            "?shop"),
        row(
            "a swindle sent to many in a contact's name",
            Mail.from("anna@shop.example")
                .authenticated(Authentication.FAIL)
                .byOffer("It reads like a swindle.")
                .saying("Your quota is used up: https://quota.example/v"),
            "auto ?shop"),
        row(
            "a forged colleague",
            Mail.from("bob@shop.example").authenticated(Authentication.FAIL),
            "?shop"),
        row(
            "a forged agency that names one",
            Mail.from("pixel@pixel.example")
                .authenticated(Authentication.FAIL)
                .saying("kino-lux.example"),
            "lux:STRANGER"),
        row(
            "a forged reader",
            Mail.from("x@gmx.de").authenticated(Authentication.FAIL).saying("is shop.example down"),
            "shop:STRANGER"),
        row(
            "an authenticated contact",
            Mail.from("anna@shop.example").authenticated(Authentication.PASS),
            "shop:CONTACT"));
  }

  private static Arguments row(String situation, Mail mail, String expected) {
    return arguments(situation, mail, expected);
  }
}

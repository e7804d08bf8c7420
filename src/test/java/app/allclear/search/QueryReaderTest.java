package app.allclear.search;

import static app.allclear.search.Words.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.allclear.customer.CustomerId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryReaderTest {
  @TempDir Path folder;

  private MessageIndex index;

  @BeforeEach
  void fill() throws Exception {
    index = MessageIndex.open(folder);
    index.put(
        Stream.of(
                message(1)
                    .subject("Site down")
                    .text("our shop https://www.Shop.example/cart is down"),
                message(2).subject("site DOWN again").from("Jörg Müller <joerg@bakery.example>"),
                message(3).text("the database mysql1/jd_wp is empty").attached("error-log.txt"),
                message(4).subject("Thank you").text("all is well, site works").about("c7"),
                message(5).subject("Re: Site down").from("Jane <jane@agency.example>").about("c8"))
            .map(Words::build)
            .toList());
    index.refresh();
  }

  @AfterEach
  void close() throws Exception {
    index.close();
  }

  private String find(String query, CustomerId... meant) throws Exception {
    return index.find(QueryReader.read(query, List.of(meant)), 10).stream()
        .map(hit -> hit.message().toString())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "site down, 5 2 1",
        "DOWN Site, 5 2 1",
        "\"down again\", 2",
        "site -again -re, 4 1",
        "muller, 2",
        "MÜLLER down, 2",
        "joerg@bakery.example, 2",
        "bakery, 2",
        "shop.example, 1",
        "www.shop.example, 1",
        "jd_wp, 3",
        "mysql1/jd_wp, 3",
        "wp, 3",
        "\"shop.example/cart\", 1",
        "shop.ex*, ''",
        "www.shop.ex*, 1",
        "example.shop, ''",
        "site - down !, 5 2 1",
        "data*, 3",
        "thank|again, 4 2",
        "error-log.txt, 3",
        "from:jane, 5",
        "FROM:jane site, 5",
        "site -from:jane, 4 2 1",
        "-from:jane, 4 3 2 1",
        "subject:\"site down\", 5 2 1",
        "text:site, 4",
        "customer:c7, 4",
        "-customer:c7 site, 5 2 1",
      })
  void findsNewestFirst(String query, String found) throws Exception {
    assertThat(find(query)).isEqualTo(found.replace("''", ""));
  }

  @Test
  void findsMessagesOfCustomersThatTheWordsName() throws Exception {
    assertThat(find("agency north", new CustomerId("c8"), new CustomerId("c9"))).isEqualTo("5");
    assertThat(find("agency north -from:jane", new CustomerId("c8"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\"",
        "\"site",
        "(",
        "((((((",
        ")",
        "*",
        "-",
        "+",
        "|",
        "~",
        "^",
        "\\",
        "a\\",
        ":",
        "from:",
        "from:\"",
        "site AND",
        "[a TO",
        "/re(",
        "from:*",
        "customer:",
        "\u0000",
        "😀",
        "a~b^2 !",
      })
  void hasNoWrongQuery(String query) {
    assertThatCode(() -> find(query)).doesNotThrowAnyException();
  }

  @Test
  void cutsWhatNobodyTypes() {
    assertThatCode(() -> find("a b ".repeat(100_000))).doesNotThrowAnyException();
  }
}

package app.allclear.mail;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entity of a message (RFC 2045): a slice of its bytes, not copied. Either it has children (a
 * multipart, or an enclosed message with exactly one) or it is a leaf.
 */
record MimePart(
    HeaderFields headers,
    ContentField type,
    byte[] raw,
    int from,
    int to,
    List<MimePart> children) {
  MimePart {
    children = List.copyOf(children);
  }

  /** The body with its transfer encoding undone. */
  byte[] content() {
    return TransferEncoding.decode(raw, from, to, headers.first("content-transfer-encoding"));
  }

  long size() {
    return TransferEncoding.size(raw, from, to, headers.first("content-transfer-encoding"));
  }

  /** The body as text, in whatever charset its label or its bytes say. */
  String text() {
    return Charsets.text(content(), type.parameter("charset"));
  }

  boolean multipart() {
    return type.family("multipart") && !children.isEmpty();
  }

  /** An enclosed message, parsed. */
  boolean enclosed() {
    return !type.family("multipart") && !children.isEmpty();
  }

  ContentField disposition() {
    return ContentField.parse(headers.first("content-disposition"));
  }

  @Nullable String fileName() {
    String name = disposition().parameter("filename");
    if (name == null) name = type.parameter("name");
    if (name == null) return null;
    String line = PlainText.clip(PlainText.line(EncodedWords.decode(name)), 200);
    return line.isEmpty() ? null : line;
  }

  /** This part and all below it, in order. */
  Stream<MimePart> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(MimePart::all));
  }
}

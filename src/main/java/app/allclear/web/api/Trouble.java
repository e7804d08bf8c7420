package app.allclear.web.api;

import app.allclear.flow.ActRefused;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * What went wrong with a call, as its caller is told.
 *
 * @param detail what was found and what to do
 */
record Trouble(HttpStatus status, String detail) {
  static Trouble of(Exception e) {
    return switch (e) {
      case Refusal refusal -> new Trouble(refusal.status(), said(refusal));
      case ActRefused refused -> new Trouble(status(refused.kind()), said(refused));
      case HttpMessageNotReadableException unreadable ->
          new Trouble(HttpStatus.BAD_REQUEST, unreadable(unreadable.getCause()));
      case HttpRequestMethodNotSupportedException method ->
          new Trouble(
              HttpStatus.METHOD_NOT_ALLOWED,
              "%s is not possible here. Use %s."
                  .formatted(method.getMethod(), listed(method.getSupportedHttpMethods())));
      case HttpMediaTypeNotSupportedException _ ->
          new Trouble(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the header Content-Type: application/json.");
      case HttpMediaTypeNotAcceptableException _ ->
          new Trouble(HttpStatus.NOT_ACCEPTABLE, "Answers are JSON: accept application/json.");
      case NoResourceFoundException _ -> unknownCall();
      case NoHandlerFoundException _ -> unknownCall();
      case DataAccessException _ ->
          new Trouble(
              HttpStatus.SERVICE_UNAVAILABLE,
              "The store does not answer, so nothing was changed. Repeat the call; Allclear's own log says more.");
      default ->
          new Trouble(
              HttpStatus.INTERNAL_SERVER_ERROR,
              "Something here is broken. Allclear's own log says more; whether the call took effect is best seen in the lists.");
    };
  }

  /** True where the operator of this program must learn of it, not only the caller. */
  boolean ours() {
    return status.is5xxServerError();
  }

  private static HttpStatus status(ActRefused.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case INVALID -> HttpStatus.BAD_REQUEST;
    };
  }

  private static Trouble unknownCall() {
    return new Trouble(
        HttpStatus.NOT_FOUND,
        "There is no such call. There are messages, incidents, databases, restores, outages, notices, log and status under /api.");
  }

  private static String unreadable(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> "The body is missing. Send JSON, at least {}.";
      case UnrecognizedPropertyException unknown ->
          "The field \"%s\" is not known here; known are: %s."
              .formatted(unknown.getPropertyName(), listed(unknown.getKnownPropertyIds()));
      case JacksonException json ->
          "The body is not the JSON that belongs here%s: %s"
              .formatted(where(json), json.getOriginalMessage());
      default -> "The body could not be read. Send JSON in UTF-8.";
    };
  }

  private static String where(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String listed(@Nullable Collection<?> values) {
    return values == null
        ? "another"
        : values.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  private static String said(Exception e) {
    return String.valueOf(e.getMessage());
  }
}

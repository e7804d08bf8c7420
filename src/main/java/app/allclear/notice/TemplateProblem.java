package app.allclear.notice;

/**
 * What is wrong with a template.
 *
 * @param file as the operator knows it
 * @param line 1-based; 0 where the whole file is meant
 * @param variable the unknown name, or empty
 * @param sentence for the operator: what is wrong, and what to do
 */
public record TemplateProblem(String file, int line, String variable, String sentence) {}

package app.allclear.customer;

/**
 * A line of the customer file that was skipped or needs a look.
 *
 * @param line 1-based; 0 where the whole file is meant
 * @param reason a full sentence for the operator
 */
public record DirectoryProblem(String file, int line, String reason) {}

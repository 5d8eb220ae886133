package signinghelper.portal.spring;

/** A property that is missing or wrong, so that the application does not start. */
final class WrongPropertyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param property full name
     * @param reason sentence that follows the name
     * @param action sentence that tells the operator what to do
     */
    WrongPropertyException(String property, String reason, String action) {
        super("The property '" + property + "' " + reason);
        this.action = action;
    }

    WrongPropertyException(String property, String reason, String action, Throwable cause) {
        this(property, reason + " (" + cause.getMessage() + ")", action);
        initCause(cause);
    }

    String action() {
        return action;
    }
}

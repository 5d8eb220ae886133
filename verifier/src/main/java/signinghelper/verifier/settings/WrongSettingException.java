package signinghelper.verifier.settings;

/** A missing or wrong setting, which stops the start. Its message names the setting and the next step. */
public final class WrongSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param setting such as {@code trust.signers[0]}
     * @param reason continues the sentence that begins with the setting's name
     * @param action next step, a sentence of its own
     */
    public WrongSettingException(String setting, String reason, String action) {
        super(setting + " " + reason + ". " + action);
    }

    public WrongSettingException(String setting, String reason, String action, Throwable cause) {
        super(setting + " " + reason + " (" + cause.getMessage() + "). " + action, cause);
    }
}

package signinghelper.commandline;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Invalid command-line usage. The message is for the user, in their language. */
final class WrongUseException extends ParameterException {
    private static final long serialVersionUID = 1L;

    WrongUseException(CommandSpec command, String message) {
        super(command.commandLine(), message);
    }
}

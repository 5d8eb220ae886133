package signinghelper.commandline;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A command cannot be meant as it stands. The message is for the person, in his language. */
final class WrongUseException extends ParameterException {
    private static final long serialVersionUID = 1L;

    WrongUseException(CommandSpec command, String message) {
        super(command.commandLine(), message);
    }
}

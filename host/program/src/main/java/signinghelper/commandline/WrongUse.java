package signinghelper.commandline;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.stream.Collectors;

/** Handler of wrong usage: prints the fault of a command, its usage, and where to read more. */
final class WrongUse implements IParameterExceptionHandler {
    private final Console console;

    WrongUse(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        var command = wrong.getCommandLine();
        console.note("signing-helper: " + describe(wrong));
        console.words().get("wrong.synopsis", synopsis(command)).lines().forEach(console::note);
        console.note(console.words().get("wrong.help", command.getCommandSpec().qualifiedName(" ") + " --help"));
        return ExitCode.WRONG_USE.number();
    }

    private static String synopsis(CommandLine command) {
        return command.getHelp().synopsis(0).strip();
    }

    private String describe(ParameterException wrong) {
        if (wrong instanceof WrongUseException) {
            return String.valueOf(wrong.getMessage());
        }
        if (wrong instanceof UnmatchedArgumentException unknown) {
            return console.words().get("wrong.unknown", String.join(" ", unknown.getUnmatched()));
        }
        if (wrong instanceof MissingParameterException missing) {
            var labels = missing.getMissing().stream().map(ArgSpec::paramLabel).collect(Collectors.joining(" "));
            return console.words().get("wrong.missing", labels);
        }
        var value = wrong.getValue();
        return value == null
                ? console.words().get("wrong.command")
                : console.words().get("wrong.value", value);
    }
}

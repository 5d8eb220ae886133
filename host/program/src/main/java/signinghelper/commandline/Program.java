package signinghelper.commandline;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.match.Account;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.WantedSeal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The tree of commands. */
public final class Program {
    private static final Logger LOG = System.getLogger(Program.class.getName());
    private static final String LANGUAGE = "--lang";

    private final Console console;
    private final String version;
    private final List<Subcommand> commands;

    /** Options that all commands share; does nothing by itself. */
    @Command(name = "signing-helper", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT)
    private static final class Root {}

    /** Creates the tree with {@code commands} in the order of the help, a group where its first command stands. */
    public Program(Console console, String version, List<Subcommand> commands) {
        this.console = console;
        this.version = version;
        this.commands = List.copyOf(commands);
    }

    /** Runs a command; returns the exit code. */
    public int run(List<String> arguments) {
        askedLanguage(arguments).ifPresent(console::speak);
        return tree(wanted(arguments)).execute(arguments.toArray(String[]::new));
    }

    /**
     * Returns the commands all words of which are among {@code arguments}, or all commands.
     *
     * <p>The annotations of all commands take as long to read as a certificate to judge.
     */
    private List<Subcommand> wanted(List<String> arguments) {
        var named = commands.stream()
                .filter(command -> arguments.containsAll(command.allWords()))
                .toList();
        return named.isEmpty() ? commands : named;
    }

    private CommandLine tree(List<Subcommand> wanted) {
        var root = new CommandLine(new Root()).addMixin("console", console);
        root.getCommandSpec().version("signing-helper " + version);
        wanted.forEach(subcommand -> add(root, subcommand));
        registerConverters(root);
        root.setResourceBundle(console.words().bundle());
        root.setOut(console.out());
        root.setUsageHelpWidth(100);
        root.setUsageHelpAutoWidth(false);
        root.setParameterExceptionHandler(new WrongUse(console));
        root.setExecutionExceptionHandler((fault, command, parsed) -> fault(fault));
        return root;
    }

    private void registerConverters(CommandLine root) {
        root.registerConverter(Path.class, console.folder()::resolve);
        root.registerConverter(Language.class, tag -> Language.ofTag(tag).orElseThrow());
        root.registerConverter(
                HistorySwitch.Choice.class, name -> HistorySwitch.Choice.valueOf(name.toUpperCase(Locale.ROOT)));
        root.registerConverter(CertificateSelector.class, CertificateSelector::new);
        root.registerConverter(
                RecipientFile.class, name -> new RecipientFile(console.folder().resolve(name)));
        root.registerConverter(Account.Role.class, Program::role);
        root.registerConverter(
                DocumentFormat.class, name -> DocumentFormats.named(name).orElseThrow());
        root.registerConverter(WantedSeal.Place.class, SealOptions::place);
        root.registerConverter(WantedSeal.AtKeyword.class, SealOptions::keyword);
        root.registerConverter(Anchor.class, text -> Anchor.parse(text, console.folder()));
        root.registerConverter(Verify.Policy.class, Verify.Policy::named);
    }

    private static void add(CommandLine root, Subcommand subcommand) {
        var group = root;
        for (var word : subcommand.groups()) {
            group = group(group, word);
        }
        group.addSubcommand(subcommand.name(), subcommand.command());
    }

    private static CommandLine group(CommandLine above, String word) {
        var known = above.getSubcommands().get(word);
        if (known != null) {
            return known;
        }
        var group = new CommandLine(CommandSpec.create().name(word));
        above.addSubcommand(group);
        return group;
    }

    /** Parses a role as on the wire: {@code supplier} or {@code purchaser}. */
    private static Account.Role role(String name) {
        return Stream.of(Account.Role.values())
                .filter(role -> role.wireName().equals(name))
                .findAny()
                .orElseThrow();
    }

    /** Reads the language before the other arguments, because errors of parsing are printed in that language too. */
    private static Optional<Language> askedLanguage(List<String> arguments) {
        for (var i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (argument.startsWith(LANGUAGE + "=")) {
                return Language.ofTag(argument.substring(LANGUAGE.length() + 1));
            }
            if (argument.equals(LANGUAGE) && i + 1 < arguments.size()) {
                return Language.ofTag(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private int fault(Exception fault) {
        LOG.log(Level.ERROR, "a command failed", fault);
        console.refuse(Refusal.of(ErrorCode.INTERNAL, fault), null);
        return ExitCode.REFUSED.number();
    }
}

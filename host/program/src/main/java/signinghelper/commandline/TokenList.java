package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import signinghelper.profile.Profile;
import signinghelper.protocol.Refusal;
import signinghelper.work.ListTokens;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code token list}: the U-Keys that are plugged in, and why others cannot be read. */
@Command
public final class TokenList implements Callable<Integer> {

    /** The JSON document. */
    private record Answer(@Nullable String profile, List<ListTokens.Token> tokens, List<Failure> errors) {}

    private final InstalledProfile installed;
    private final ListTokens work;
    private final Console console;

    public TokenList(InstalledProfile installed, ListTokens work, Console console) {
        this.installed = installed;
        this.work = work;
        this.console = console;
    }

    @Override
    public Integer call() {
        var profile = installed.load().map(Profile::id).orElse(null);
        try {
            var listed = work.list();
            var tokens = listed.tokens();
            tokens.forEach(token -> console.line(describe(token)));
            if (tokens.isEmpty()) {
                console.note(console.words().get("token.none"));
            }
            var unreadable = listed.unreadable().stream()
                    .map(refusal -> console.refuse(refusal, null))
                    .toList();
            console.document(new Answer(profile, tokens, unreadable));
            return ExitCode.DONE.number();
        } catch (Refusal refusal) {
            console.document(new Answer(profile, List.of(), List.of(console.refuse(refusal, null))));
            return ExitCode.REFUSED.number();
        }
    }

    private String describe(ListTokens.Token token) {
        return console.words().get("token.line", token.label(), token.driver(), tries(token));
    }

    private String tries(ListTokens.Token token) {
        var left = token.triesLeft();
        if (token.locked()) {
            return console.words().get("token.locked");
        }
        return left == null
                ? console.words().get("token.tries.unknown")
                : console.words().get("token.tries", left, Objects.requireNonNullElse(token.triesMaximum(), left));
    }
}

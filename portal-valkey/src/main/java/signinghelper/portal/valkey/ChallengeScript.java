package signinghelper.portal.valkey;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisScriptingCommands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The script that issues and consumes challenges on the server. */
final class ChallengeScript {
    private final String text;
    private final String hashTag;

    /** Reads it. All keys carry the prefix as their hash tag, so a cluster keeps them on one node. */
    ChallengeScript(String prefix) {
        hashTag = "{" + prefix + "}";
        try (var in = Objects.requireNonNull(ChallengeScript.class.getResourceAsStream("challenges.lua"))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one function of the script; empty when it returns nothing. */
    Optional<String> run(RedisScriptingCommands<String, String> server, String function, String... arguments) {
        var all = Stream.concat(Stream.of(function), Stream.of(arguments)).toArray(String[]::new);
        String answer = server.eval(text, ScriptOutputType.VALUE, new String[] {hashTag}, all);
        return Optional.ofNullable(answer);
    }
}

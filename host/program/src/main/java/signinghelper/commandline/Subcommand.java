package signinghelper.commandline;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Command and the words that call it.
 *
 * @param words behind the program's name, such as {@code token list}; all but the last group commands
 */
public record Subcommand(String words, Callable<Integer> command) {
    public Subcommand {
        Objects.requireNonNull(words);
        Objects.requireNonNull(command);
    }

    List<String> allWords() {
        return List.of(words.split(" "));
    }

    List<String> groups() {
        var all = allWords();
        return all.subList(0, all.size() - 1);
    }

    String name() {
        return words.substring(words.lastIndexOf(' ') + 1);
    }
}

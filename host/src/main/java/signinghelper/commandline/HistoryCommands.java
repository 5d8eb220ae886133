package signinghelper.commandline;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Commands about the history of the user's own signatures. */
public record HistoryCommands(HistoryList list, HistoryExport export, HistoryClear clear, HistorySwitch turning) {

    /** Does nothing by itself. */
    @Command(name = "history")
    private static final class Group {}

    CommandLine group() {
        return new CommandLine(new Group())
                .addSubcommand("list", list)
                .addSubcommand("export", export)
                .addSubcommand("clear", clear)
                .addSubcommand("switch", turning);
    }
}

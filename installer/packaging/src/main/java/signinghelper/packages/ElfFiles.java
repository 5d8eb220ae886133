package signinghelper.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ELF files below a folder, as {@code readelf} of binutils describes them, whatever machine they are for.
 *
 * @param needed file names of the libraries that they name as NEEDED and that do not lie in the folder
 * @param machine Debian's name of the machine they are for
 * @param glibc lowest version of the GNU C library that has all that they ask it for; empty when they ask for none
 */
record ElfFiles(Set<String> needed, String machine, Optional<String> glibc) {
    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
    private static final Pattern MACHINE = Pattern.compile("^ +Machine: +(.*?) *$", Pattern.MULTILINE);
    private static final Pattern NEEDED = Pattern.compile("\\(NEEDED\\) +Shared library: \\[(.*)]");
    private static final Pattern GLIBC = Pattern.compile("Name: GLIBC_([0-9]+(?:\\.[0-9]+)+) ");

    /** Names of readelf and of Debian. */
    private static final Map<String, String> MACHINES =
            Map.of("Advanced Micro Devices X86-64", "amd64", "AArch64", "arm64", "LoongArch", "loong64");

    /** Reads the files; files that are not ELF are left aside. */
    static ElfFiles in(Path folder) throws IOException, InterruptedException {
        var files = below(folder);
        var command = new ArrayList<>(List.of("readelf", "--wide", "--file-header", "--dynamic", "--version-info"));
        files.forEach(file -> command.add(folder.relativize(file).toString()));
        if (files.isEmpty()) {
            throw new IOException("no program for Linux in " + folder);
        }
        var said = Tool.run(folder, command);
        var own = files.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
        var needed = all(NEEDED, said).filter(library -> !own.contains(library)).collect(Collectors.toSet());
        return new ElfFiles(
                new TreeSet<>(needed), machine(folder, said), all(GLIBC, said).max(byNumbers()));
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }

    private static String machine(Path folder, String said) throws IOException {
        var machines = all(MACHINE, said).distinct().toList();
        var known = MACHINES.get(machines.get(0));
        if (machines.size() != 1 || known == null) {
            throw new IOException("no package can be made for the machines of " + folder + ": " + machines);
        }
        return known;
    }

    /** Order of versions such as 2.9 and 2.34. */
    private static Comparator<String> byNumbers() {
        return Comparator.comparing(
                version -> Stream.of(version.split("\\.", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray(),
                Arrays::compare);
    }

    private static List<Path> below(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(ElfFiles::isElf)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isElf(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

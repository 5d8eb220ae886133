package signinghelper.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stands in for Java and for the program: a shell script that knows the few commands an installation uses. It registers
 * by writing its version into a file beside the installation folder. A file {@code broken} in the payload makes its own
 * test fail, {@code dumb} makes it say no hello.
 */
final class ScriptedJava implements PrivateJava {
    private static final String SCRIPT = """
            #!/bin/sh
            version=$(cat version.txt 2> /dev/null)
            case "$*" in
              *SharedArchiveFile=classes.jsa.new*) ls app/*.jar > classes.jsa.new ;;
              *" self-test") [ ! -f broken ] ;;
              *" register") [ ! -f ../../../no-browser ] && echo "$version" > ../../../registered ;;
              *" unregister") rm -f ../../../registered ;;
              *chrome-extension://*)
                [ -f dumb ] && exit 0
                frame='{"method":"hello","params":{"product":"'$version'"}}'
                printf "\\\\$(printf %03o ${#frame})\\\\000\\\\000\\\\000%s" "$frame"
                cat > /dev/null
                ;;
              *) exit 9 ;;
            esac
            """;

    @Override
    public void make(Path folder) throws IOException {
        var java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, SCRIPT);
        if (!java.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable");
        }
    }
}

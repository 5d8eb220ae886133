package signinghelper.commandline;

import signinghelper.formats.document.DocumentFormats;

import java.util.Iterator;

/** Formats that can be signed, as the help lists them: {@code cms-detached (.p7s)}. */
final class FormatsInHelp implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return DocumentFormats.all().stream()
                .map(format -> format.id() + " (" + format.suffix() + ")")
                .iterator();
    }
}

package signinghelper.demo.portal;

import signinghelper.formats.algorithm.Bytes;

import java.util.List;

/**
 * Bid of a page.
 *
 * @param certificate of the encryption key, DER in Base64
 */
record SealedBid(String certificate, List<File> files) {
    private static final int MOST_FILES = 20;
    private static final int LONGEST_TITLE = 200;

    /** @param envelope Base64 */
    record File(String title, String envelope) {
        File {
            if (title.isBlank() || title.length() > LONGEST_TITLE) {
                throw new IllegalArgumentException("title of " + title.length() + " characters");
            }
            Bytes.fromBase64(envelope);
        }

        static File of(Bid.SealedFile file) {
            return new File(file.title(), file.envelope().toBase64());
        }

        Bid.SealedFile sealed() {
            return new Bid.SealedFile(title, Bytes.fromBase64(envelope));
        }
    }

    SealedBid {
        Bytes.fromBase64(certificate);
        files = List.copyOf(files);
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw new IllegalArgumentException(files.size() + " files");
        }
    }
}

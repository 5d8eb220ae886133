/** Signatures of documents. */
@NullMarked
package signinghelper.formats.document;

import org.jspecify.annotations.NullMarked;

/** A document as a reader comes to it: its root, its pages, and the stamps that lie on them. */
@NullMarked
package signinghelper.formats.ofd.internal.document;

import org.jspecify.annotations.NullMarked;

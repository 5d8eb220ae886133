/** Writers of each form. */
@NullMarked
package signinghelper.formats.envelope.internal.writing;

import org.jspecify.annotations.NullMarked;

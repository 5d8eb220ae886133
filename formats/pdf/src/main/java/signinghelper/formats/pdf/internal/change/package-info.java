/** Changes to a PDF document after a signature: every redefined object that was in use is named, or explained. */
@NullMarked
package signinghelper.formats.pdf.internal.change;

import org.jspecify.annotations.NullMarked;

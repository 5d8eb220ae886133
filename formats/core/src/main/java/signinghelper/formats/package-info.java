/** Formats that the signing helper writes and a portal's server reads. */
@NullMarked
package signinghelper.formats;

import org.jspecify.annotations.NullMarked;

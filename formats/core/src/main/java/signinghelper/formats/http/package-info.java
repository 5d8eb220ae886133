/** HTTP with limits, as far as a request to a CA needs it. */
@NullMarked
package signinghelper.formats.http;

import org.jspecify.annotations.NullMarked;

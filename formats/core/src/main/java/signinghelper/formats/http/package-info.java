/** HTTP with limits, as much of it as asking a CA needs. */
@NullMarked
package signinghelper.formats.http;

import org.jspecify.annotations.NullMarked;

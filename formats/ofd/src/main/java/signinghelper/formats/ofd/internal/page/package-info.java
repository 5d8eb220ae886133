/** Pages of an OFD document (GB/T 33190-2016, 7.5 to 7.7). */
@NullMarked
package signinghelper.formats.ofd.internal.page;

import org.jspecify.annotations.NullMarked;

/** The zip container of an OFD document and the XML in it (GB/T 33190-2016, clause 7), within bounds. */
@NullMarked
package signinghelper.formats.ofd.internal.container;

import org.jspecify.annotations.NullMarked;

/** Place of the format of OFD documents (GB/T 33190); empty so far. */
@NullMarked
package signinghelper.formats.ofd;

import org.jspecify.annotations.NullMarked;

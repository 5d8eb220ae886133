/** Reader of signed OFD documents (GB/T 33190-2016). */
@NullMarked
package signinghelper.formats.ofd;

import org.jspecify.annotations.NullMarked;

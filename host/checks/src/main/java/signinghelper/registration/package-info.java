/** Registration of the host with browsers. */
@NullMarked
package signinghelper.registration;

import org.jspecify.annotations.NullMarked;

/** Signed documents and time stamps as CMS (RFC 5652, GM/T 0010-2012, RFC 3161), and whether a signature holds. */
@NullMarked
package signinghelper.formats.document.cms;

import org.jspecify.annotations.NullMarked;

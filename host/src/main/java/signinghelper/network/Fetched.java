package signinghelper.network;

import signinghelper.formats.algorithm.Bytes;

import java.net.http.HttpHeaders;

/**
 * An answer as it came, whatever its status: a redirection too, which is never followed.
 *
 * @param status of HTTP
 */
public record Fetched(int status, HttpHeaders headers, Bytes body) {}

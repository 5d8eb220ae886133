package signinghelper.network;

import signinghelper.formats.algorithm.Bytes;

import java.net.http.HttpHeaders;

/**
 * HTTP answer with any status; a redirection is not followed.
 *
 * @param status of HTTP
 */
public record Fetched(int status, HttpHeaders headers, Bytes body) {}

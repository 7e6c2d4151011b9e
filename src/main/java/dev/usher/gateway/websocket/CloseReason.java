package dev.usher.gateway.websocket;

import io.vertx.core.buffer.Buffer;

/** Why a WebSocket ends: what a Close frame carries (RFC 6455 §5.5.1). */
record CloseReason(Buffer payload) {
    /** The other side, or this gateway, is no longer there. */
    static final CloseReason GOING_AWAY = new CloseReason(Buffer.buffer().appendUnsignedShort(1001));

    /** What came was no frame. */
    static final CloseReason PROTOCOL_ERROR = new CloseReason(Buffer.buffer().appendUnsignedShort(1002));

    /** Whether this may stand in a Close frame: nothing, or a code that is not reserved for what no frame carries (§7.4). */
    boolean isAllowed() {
        if (payload.length() == 0) {
            return true;
        }
        if (payload.length() == 1) {
            return false;
        }
        int code = payload.getUnsignedShort(0);
        return code >= 1000 && code <= 1014 && (code < 1004 || code > 1006) || code >= 3000 && code <= 4999;
    }
}

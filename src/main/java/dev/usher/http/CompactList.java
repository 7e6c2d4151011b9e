package dev.usher.http;

/**
 * A list without the blanks around its commas (RFC 9111 §4.1); what stands in quotes that close stays as it is. In time that
 * grows with the length of the list and no faster, for a client chooses what stands in it.
 */
final class CompactList {
    private final String list;
    private final StringBuilder compact;

    private CompactList(String list) {
        this.list = list;
        this.compact = new StringBuilder(list.length());
    }

    static String of(String list) {
        return list.indexOf(',') < 0 ? list : new CompactList(list).read();
    }

    private String read() {
        Quotes quotes = new Quotes(list);
        int at = 0;
        while (at < list.length()) {
            if (list.charAt(at) == ',') {
                dropBlanks();
                compact.append(',');
                at = behindBlanks(at + 1);
            } else {
                int last = list.charAt(at) == '"' ? Math.max(at, quotes.closing(at)) : at;
                compact.append(list, at, last + 1);
                at = last + 1;
            }
        }
        return compact.toString();
    }

    private void dropBlanks() {
        int end = compact.length();
        while (end > 0 && isBlank(compact.charAt(end - 1))) {
            end--;
        }
        compact.setLength(end);
    }

    private int behindBlanks(int from) {
        int at = from;
        while (at < list.length() && isBlank(list.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}

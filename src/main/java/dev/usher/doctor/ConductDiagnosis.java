package dev.usher.doctor;

import java.util.ArrayList;
import java.util.List;

/** What the conduct of a server means that is up and introduces itself. */
final class ConductDiagnosis {
    private final String name;
    private final Introduction introduction;

    private ConductDiagnosis(String name, Introduction introduction) {
        this.name = name;
        this.introduction = introduction;
    }

    static List<Finding> of(String name, Encounter.Met met) {
        ConductDiagnosis diagnosis = new ConductDiagnosis(name, met.introduction());
        List<Finding> findings = new ArrayList<>();
        if (!met.introduction().isOwned()) {
            findings.add(diagnosis.ofWizard());
        }
        if (met.sight().tokenRefused()) {
            findings.add(diagnosis.ofToken());
        }
        findings.add(diagnosis.ofSight(met.sight()));
        findings.add(diagnosis.ofLead(met.lead()));
        return findings;
    }

    /** What the server takes Usher for where it is met at another of its addresses, from which Usher may look different. */
    static Finding ofSight(String name, Encounter.Met met) {
        return new ConductDiagnosis(name, met.introduction()).ofSight(met.sight());
    }

    private Finding ofWizard() {
        return finding(
                Severity.WRONG,
                "wizard",
                "The first-run wizard of " + name + " has not been completed: whoever comes first owns the server.",
                "Open " + name + " in a browser from your own network and complete it now.");
    }

    private Finding ofToken() {
        return finding(
                Severity.WARNING,
                "token",
                name + " does not know the token in the file that was given for it.",
                "Make an API key in the dashboard of " + name + ", API Keys, and put it into that file.");
    }

    private Finding ofSight(Sight sight) {
        String place = "the dashboard of " + name + ", Networking, Known proxies";
        String address = sight.address().isEmpty() ? "the address of Usher" : sight.address();
        return switch (sight.regard()) {
            case BELIEVES -> Finding.well("known-proxies", name, name + " sees the true clients behind Usher.");
            case DOES_NOT ->
                finding(
                        Severity.WRONG,
                        "known-proxies",
                        name
                                + " takes Usher for the client of every request, so that its rules for people away from home"
                                + " hold for nobody: its Known proxies do not name Usher.",
                        "Add " + address + " in " + place + ", save, and restart " + name + ".");
            case UNKNOWN ->
                finding(
                        Severity.UNKNOWN,
                        "known-proxies",
                        "Whether " + name + " sees the true clients behind Usher cannot be told without a token.",
                        "See whether " + address + " stands in " + place
                                + "; or give the doctor an API key of it, as in: usher doctor --token-file " + name
                                + "=FILE");
        };
    }

    private Finding ofLead(Lead lead) {
        String told = name + " tells clients that its address is " + introduction.localAddress();
        String remedy = "set JELLYFIN_PublishedServerUrl of " + name
                + " to the address at which clients reach Usher, and restart it.";
        return switch (lead) {
            case NONE -> Finding.well("local-address", name, name + " tells clients no other address.");
            case WHERE_ASKED -> Finding.well("local-address", name, name + " tells clients the address they came to.");
            case TO_USHER -> Finding.well("local-address", name, told + ", where Usher answers.");
            case ROUND ->
                finding(
                        Severity.WARNING,
                        "local-address",
                        told + ", and whoever goes there goes round Usher.",
                        "In the environment of the server, " + remedy);
            case NOWHERE ->
                finding(
                        Severity.UNKNOWN,
                        "local-address",
                        told + ", where nobody answers this machine, so that it cannot be told whether that is Usher.",
                        "If that is not where clients reach Usher, " + remedy);
        };
    }

    private Finding finding(Severity severity, String code, String words, String remedy) {
        return new Finding(severity, code, name, words, remedy);
    }
}

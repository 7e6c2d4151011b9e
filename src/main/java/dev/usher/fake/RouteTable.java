package dev.usher.fake;

/** Which operation answers where. */
final class RouteTable {
    private RouteTable() {}

    static Routes of(Household house, ServerOperations server) {
        Routes routes = new Routes();
        Logins logins = new Logins(house);
        QuickConnectOperations quick = new QuickConnectOperations(house, logins);
        reads(routes, new ReadOperations(house));
        logins(routes, new LoginOperations(house, logins));
        quickConnect(routes, quick);
        accounts(routes, new AccountOperations(house, logins));
        pins(routes, new PinOperations(house));
        settings(routes, new SettingsOperations(house));
        images(routes, new ImageOperations(house));
        server(routes, server);
        new WizardOperations(house).addTo(routes);
        if (house.version.hasOldestRoutes()) {
            routes.add("GET", "QuickConnect/Initiate", Access.ANONYMOUS, quick::initiate);
            routes.add("POST", "Users/{userId}/EasyPassword", Access.DEFAULT, call -> Answer.empty(403));
        }
        return routes;
    }

    private static void reads(Routes routes, ReadOperations reads) {
        routes.add("GET", "Users", Access.DEFAULT, reads::users);
        routes.add("GET", "Users/Public", Access.ANONYMOUS, reads::publicUsers);
        routes.add("GET", "Users/Me", Access.DEFAULT, reads::me);
        routes.add("GET", "Users/{userId}", Access.ANY_TIME, reads::user);
    }

    private static void logins(Routes routes, LoginOperations logins) {
        routes.add("POST", "Users/AuthenticateByName", Access.ANONYMOUS, logins::byName);
        routes.add("POST", "Users/{userId}/Authenticate", Access.ANONYMOUS, logins::byId);
        routes.add("POST", "Sessions/Logout", Access.DEFAULT, logins::logout);
    }

    private static void quickConnect(Routes routes, QuickConnectOperations quick) {
        routes.add("GET", "QuickConnect/Enabled", Access.ANONYMOUS, quick::enabled);
        routes.add("POST", "QuickConnect/Initiate", Access.ANONYMOUS, quick::initiate);
        routes.add("GET", "QuickConnect/Connect", Access.ANONYMOUS, quick::state);
        routes.add("POST", "QuickConnect/Authorize", Access.DEFAULT, quick::authorize);
        routes.add("POST", "Users/AuthenticateWithQuickConnect", Access.ANONYMOUS, quick::signIn);
    }

    private static void accounts(Routes routes, AccountOperations accounts) {
        routes.add("POST", "Users/New", Access.ELEVATED, accounts::create);
        routes.add("DELETE", "Users/{userId}", Access.ELEVATED, accounts::delete);
        routes.add("POST", "Users/Password", Access.DEFAULT, accounts::password);
        routes.add("POST", "Users/{userId}/Password", Access.DEFAULT, accounts::password);
    }

    private static void pins(Routes routes, PinOperations pins) {
        routes.add("POST", "Users/ForgotPassword", Access.ANONYMOUS, pins::forgotPassword);
        routes.add("POST", "Users/ForgotPassword/Pin", Access.ANONYMOUS, pins::redeem);
    }

    private static void settings(Routes routes, SettingsOperations settings) {
        routes.add("POST", "Users", Access.DEFAULT, settings::updateUser);
        routes.add("POST", "Users/{userId}", Access.DEFAULT, settings::updateUser);
        routes.add("POST", "Users/Configuration", Access.DEFAULT, settings::updateConfiguration);
        routes.add("POST", "Users/{userId}/Configuration", Access.DEFAULT, settings::updateConfiguration);
        routes.add("POST", "Users/{userId}/Policy", Access.ELEVATED, settings::updatePolicy);
    }

    private static void images(Routes routes, ImageOperations images) {
        for (String path : new String[] {"UserImage", "Users/{userId}/Images/{type}"}) {
            routes.add("GET", path, Access.ANONYMOUS, images::get);
            routes.add("HEAD", path, Access.ANONYMOUS, images::get);
            routes.add("POST", path, Access.DEFAULT, images::post);
            routes.add("DELETE", path, Access.DEFAULT, images::delete);
        }
    }

    private static void server(Routes routes, ServerOperations server) {
        routes.add("GET", "System/Ping", Access.ANONYMOUS, server::ping);
        routes.add("POST", "System/Ping", Access.ANONYMOUS, server::ping);
        routes.add("GET", "System/Info/Public", Access.ANONYMOUS, server::publicInfo);
        routes.add("GET", "System/Endpoint", Access.DEFAULT, server::endpoint);
        routes.add("GET", "health", Access.ANONYMOUS, server::health);
        routes.add("POST", "Repositories", Access.ELEVATED, server::repositories);
        routes.add("GET", "Auth/Keys", Access.ELEVATED, server::keys);
        routes.add("POST", "Auth/Keys", Access.ELEVATED, server::createKey);
        routes.add("DELETE", "Auth/Keys/{key}", Access.ELEVATED, server::deleteKey);
        routes.add("DELETE", "Devices", Access.ELEVATED, server::deleteDevices);
    }
}

// Generated from server/openapi.json by npm run generate. Do not edit.

export interface paths {
    "/api/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own conversations, the latest message first */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One conversation with its messages */
        get: operations["readConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer in a conversation */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers */
        get: operations["isLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process and what it needs answer */
        get: operations["isReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published listings, newest first */
        get: operations["browseListings"];
        put?: never;
        /** Post a need or an offer */
        post: operations["postListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One listing */
        get: operations["readListing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change or pause an own listing */
        patch: operations["changeListing"];
        trace?: never;
    };
    "/api/listings/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an own listing, or use one unit of it */
        post: operations["closeListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write to the owner of a listing */
        post: operations["startConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What fits an own listing, best first, and why */
        get: operations["listMatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/listings/{id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an own listing stand longer, or open an expired one again */
        post: operations["renewListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a sign-in mail */
        post: operations["requestLoginLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own account */
        get: operations["readMe"];
        put?: never;
        post?: never;
        /** Delete the own account */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /** Change name or language of the own account */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/api/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that the portal keeps about the own account */
        get: operations["exportMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own listings, newest first */
        get: operations["listOwnListings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which kinds of mail the own account gets */
        get: operations["readMailPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Choose which kinds of mail the own account gets */
        patch: operations["changeMailPreferences"];
        trace?: never;
    };
    "/api/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the own account was told, newest first */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notifications/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark all notifications so far as seen */
        post: operations["seeNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisations in whose name one may post */
        get: operations["listOwnOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the own account is signed in, the last used first */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** Sign out everywhere, here too */
        delete: operations["endSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out in one place */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{locale}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The texts of all pages in one language, as ICU messages */
        get: operations["readMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderation/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pending listings of the own places, the longest waiting first */
        get: operations["readQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderation/listings/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve, return or reject a pending listing */
        post: operations["decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderation/listings/{id}/visibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a listing out of sight, or show it again */
        post: operations["setHidden"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderation/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open reports of the own places */
        get: operations["listReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderation/reports/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a report as looked after */
        post: operations["settleReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verified organisations, the one verified last first */
        get: operations["listOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One organisation */
        get: operations["readOrganisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All places, parents before children */
        get: operations["listPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this portal is */
        get: operations["readPortal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell the moderators about a listing or a conversation */
        post: operations["report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by the token or the code of a mail */
        post: operations["openSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out */
        delete: operations["closeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange a refresh token (in the body or the cookie) for its successor */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All topics in the order of the list to choose from */
        get: operations["listTopics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go to the page on which a person confirms; changes nothing */
        get: operations["showUnsubscribe"];
        put?: never;
        /** Stop mails of one kind, by the token of a mail */
        post: operations["unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The texts of pages and mails as files and corrections have them, by key */
        get: operations["listWordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wordings/{locale}/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One text in one language, with what it needs and how it was changed */
        get: operations["readWording"];
        /** Correct a text, or say that a correction still holds after its file has changed */
        put: operations["correctWording"];
        post?: never;
        /** Take a correction away: the file's text holds again */
        delete: operations["removeWording"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wordings/{locale}/{key}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How a text would read, with sample values; nothing is saved */
        post: operations["previewWording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wordings/{locale}/{key}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a text read again as it did after an earlier change */
        post: operations["restoreWording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wordings/patch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The corrections as a patch of the files */
        get: operations["exportWordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Conversation: {
            /** Format: uuid */
            id: string;
            lastMessage: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                side: "me" | "other";
                text: string;
            } | null;
            listing: {
                demo: boolean;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "need" | "offer";
                lang: string;
                own: boolean;
                /** @enum {string} */
                status: "pending" | "published" | "returned" | "rejected" | "closed";
                title: string;
            };
            other: {
                left: boolean;
                name: string | null;
                organisation: components["schemas"]["OrganisationRef"] | null;
                place: string | null;
            };
            unread: boolean;
            writerListing: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "need" | "offer";
                lang: string;
                /** @enum {string} */
                status: "pending" | "published" | "returned" | "rejected" | "closed";
                title: string;
            } | null;
        };
        ConversationInput: {
            /** Format: uuid */
            id: string;
            lastMessage: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                side: "me" | "other";
                text: string;
            } | null;
            listing: {
                demo: boolean;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "need" | "offer";
                lang: string;
                own: boolean;
                /** @enum {string} */
                status: "pending" | "published" | "returned" | "rejected" | "closed";
                title: string;
            };
            other: {
                left: boolean;
                name: string | null;
                organisation: components["schemas"]["OrganisationRefInput"] | null;
                place: string | null;
            };
            unread: boolean;
            writerListing: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "need" | "offer";
                lang: string;
                /** @enum {string} */
                status: "pending" | "published" | "returned" | "rejected" | "closed";
                title: string;
            } | null;
        };
        ConversationWithMessages: {
            earlier: boolean;
            /** Format: uuid */
            id: string;
            lastMessage: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                side: "me" | "other";
                text: string;
            } | null;
            listing: {
                demo: boolean;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "need" | "offer";
                lang: string;
                own: boolean;
                /** @enum {string} */
                status: "pending" | "published" | "returned" | "rejected" | "closed";
                title: string;
            };
            messages: components["schemas"]["Message"][];
            other: {
                left: boolean;
                name: string | null;
                organisation: components["schemas"]["OrganisationRef"] | null;
                place: string | null;
            };
            unread: boolean;
            writerListing: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "need" | "offer";
                lang: string;
                /** @enum {string} */
                status: "pending" | "published" | "returned" | "rejected" | "closed";
                title: string;
            } | null;
        };
        ConversationWithMessagesInput: {
            earlier: boolean;
            /** Format: uuid */
            id: string;
            lastMessage: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                side: "me" | "other";
                text: string;
            } | null;
            listing: {
                demo: boolean;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "need" | "offer";
                lang: string;
                own: boolean;
                /** @enum {string} */
                status: "pending" | "published" | "returned" | "rejected" | "closed";
                title: string;
            };
            messages: components["schemas"]["MessageInput"][];
            other: {
                left: boolean;
                name: string | null;
                organisation: components["schemas"]["OrganisationRefInput"] | null;
                place: string | null;
            };
            unread: boolean;
            writerListing: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "need" | "offer";
                lang: string;
                /** @enum {string} */
                status: "pending" | "published" | "returned" | "rejected" | "closed";
                title: string;
            } | null;
        };
        Listing: {
            body: string;
            capacity: number;
            /** Format: date-time */
            createdAt: string;
            demo: boolean;
            expiresAt: string | null;
            from: string | null;
            hidden?: boolean;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "need" | "offer";
            lang: string;
            outcome: ("fulfilled" | "withdrawn" | "expired") | null;
            own: boolean;
            paused: boolean;
            place: string;
            poster: {
                name: string | null;
                organisation: components["schemas"]["OrganisationRef"] | null;
            };
            publishedAt: string | null;
            reachKm: number | null;
            reason?: string | null;
            remaining: number;
            /** @enum {string} */
            status: "pending" | "published" | "returned" | "rejected" | "closed";
            text?: string | null;
            title: string;
            topic: string;
            until: string | null;
        };
        ListingInput: {
            body: string;
            capacity: number;
            /** Format: date-time */
            createdAt: string;
            demo: boolean;
            expiresAt: string | null;
            from: string | null;
            hidden?: boolean;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "need" | "offer";
            lang: string;
            outcome: ("fulfilled" | "withdrawn" | "expired") | null;
            own: boolean;
            paused: boolean;
            place: string;
            poster: {
                name: string | null;
                organisation: components["schemas"]["OrganisationRefInput"] | null;
            };
            publishedAt: string | null;
            reachKm: number | null;
            reason?: string | null;
            remaining: number;
            /** @enum {string} */
            status: "pending" | "published" | "returned" | "rejected" | "closed";
            text?: string | null;
            title: string;
            topic: string;
            until: string | null;
        };
        MailPreferences: {
            listing: boolean;
            match: boolean;
            message: boolean;
        };
        MailPreferencesChange: {
            listing?: boolean;
            match?: boolean;
            message?: boolean;
        };
        MailPreferencesChangeInput: {
            listing?: boolean;
            match?: boolean;
            message?: boolean;
        };
        MailPreferencesInput: {
            listing: boolean;
            match: boolean;
            message: boolean;
        };
        Match: {
            /** Format: date-time */
            at: string;
            listing: components["schemas"]["Listing"];
            notified: boolean;
            reasons: components["schemas"]["MatchReason"][];
            score: number;
        };
        MatchInput: {
            /** Format: date-time */
            at: string;
            listing: components["schemas"]["ListingInput"];
            notified: boolean;
            reasons: components["schemas"]["MatchReasonInput"][];
            score: number;
        };
        MatchReason: {
            /** @enum {string} */
            code: "same_topic" | "related_topic" | "same_words" | "distance" | "period";
            params: {
                [key: string]: string | number | string[];
            };
        };
        MatchReasonInput: {
            /** @enum {string} */
            code: "same_topic" | "related_topic" | "same_words" | "distance" | "period";
            params: {
                [key: string]: string | number | string[];
            };
        };
        Me: {
            displayName: string | null;
            email: string | null;
            /** Format: uuid */
            id: string;
            locale: string;
            roles: {
                place: string;
                /** @enum {string} */
                role: "moderator" | "coordinator" | "admin";
            }[];
        };
        MeInput: {
            displayName: string | null;
            email: string | null;
            /** Format: uuid */
            id: string;
            locale: string;
            roles: {
                place: string;
                /** @enum {string} */
                role: "moderator" | "coordinator" | "admin";
            }[];
        };
        Message: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            side: "me" | "other";
            text: string;
        };
        MessageInput: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            side: "me" | "other";
            text: string;
        };
        Messages: {
            /** @enum {string} */
            dir: "ltr" | "rtl";
            /** @enum {string} */
            locale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
            messages: {
                [key: string]: string;
            };
            /** @enum {string} */
            textLocale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
        };
        MessagesInput: {
            /** @enum {string} */
            dir: "ltr" | "rtl";
            /** @enum {string} */
            locale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
            messages: {
                [key: string]: string;
            };
            /** @enum {string} */
            textLocale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
        };
        ModeratedListing: {
            awaiting: ("first" | "second") | null;
            body: string;
            capacity: number;
            /** Format: date-time */
            createdAt: string;
            decidedByMe: boolean;
            decisions: {
                /** Format: date-time */
                at: string;
                by: string;
                /** @enum {string} */
                decision: "approve" | "return" | "reject" | "hide" | "show";
                reason: string | null;
                revision: number;
                text: string | null;
            }[];
            demo: boolean;
            expiresAt: string | null;
            from: string | null;
            hidden: boolean;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "need" | "offer";
            lang: string;
            outcome: ("fulfilled" | "withdrawn" | "expired") | null;
            own: boolean;
            paused: boolean;
            place: string;
            poster: {
                name: string | null;
                organisation: components["schemas"]["OrganisationRef"] | null;
            };
            publishedAt: string | null;
            reachKm: number | null;
            reason?: string | null;
            remaining: number;
            revision: number;
            /** @enum {string} */
            risk: "ordinary" | "sensitive";
            /** @enum {string} */
            status: "pending" | "published" | "returned" | "rejected" | "closed";
            text?: string | null;
            title: string;
            topic: string;
            until: string | null;
        };
        ModeratedListingInput: {
            awaiting: ("first" | "second") | null;
            body: string;
            capacity: number;
            /** Format: date-time */
            createdAt: string;
            decidedByMe: boolean;
            decisions: {
                /** Format: date-time */
                at: string;
                by: string;
                /** @enum {string} */
                decision: "approve" | "return" | "reject" | "hide" | "show";
                reason: string | null;
                revision: number;
                text: string | null;
            }[];
            demo: boolean;
            expiresAt: string | null;
            from: string | null;
            hidden: boolean;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "need" | "offer";
            lang: string;
            outcome: ("fulfilled" | "withdrawn" | "expired") | null;
            own: boolean;
            paused: boolean;
            place: string;
            poster: {
                name: string | null;
                organisation: components["schemas"]["OrganisationRefInput"] | null;
            };
            publishedAt: string | null;
            reachKm: number | null;
            reason?: string | null;
            remaining: number;
            revision: number;
            /** @enum {string} */
            risk: "ordinary" | "sensitive";
            /** @enum {string} */
            status: "pending" | "published" | "returned" | "rejected" | "closed";
            text?: string | null;
            title: string;
            topic: string;
            until: string | null;
        };
        Notification: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "match" | "message" | "listing";
            params: {
                [key: string]: string;
            };
            seen: boolean;
        };
        NotificationInput: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "match" | "message" | "listing";
            params: {
                [key: string]: string;
            };
            seen: boolean;
        };
        Organisation: {
            about: string;
            demo: boolean;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "initiative" | "office" | "association" | "company";
            name: string;
            place: string;
            slug: string;
            verified: boolean;
            website: string | null;
        };
        OrganisationInput: {
            about: string;
            demo: boolean;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "initiative" | "office" | "association" | "company";
            name: string;
            place: string;
            slug: string;
            verified: boolean;
            website: string | null;
        };
        OrganisationRef: {
            /** Format: uuid */
            id: string;
            name: string;
            verified: boolean;
        };
        OrganisationRefInput: {
            /** Format: uuid */
            id: string;
            name: string;
            verified: boolean;
        };
        OwnSession: {
            /** Format: date-time */
            createdAt: string;
            current: boolean;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            usedAt: string;
        };
        OwnSessionInput: {
            /** Format: date-time */
            createdAt: string;
            current: boolean;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            usedAt: string;
        };
        Place: {
            /** @enum {string} */
            kind: "county" | "region" | "municipality" | "district";
            lat: number;
            lon: number;
            name: string;
            parent: string | null;
            postcodes: string[];
            slug: string;
        };
        PlaceInput: {
            /** @enum {string} */
            kind: "county" | "region" | "municipality" | "district";
            lat: number;
            lon: number;
            name: string;
            parent: string | null;
            postcodes: string[];
            slug: string;
        };
        Problem: {
            code: string;
            detail: string;
            errors?: {
                code: string;
                message: string;
                params: {
                    [key: string]: unknown;
                };
                path: string;
            }[];
            params?: {
                [key: string]: string | number | boolean | null;
            };
            status: number;
            title: string;
            type: string;
        };
        ProblemInput: {
            code: string;
            detail: string;
            errors?: {
                code: string;
                message: string;
                params: {
                    [key: string]: unknown;
                };
                path: string;
            }[];
            params?: {
                [key: string]: string | number | boolean | null;
            };
            status: number;
            title: string;
            type: string;
        };
        Report: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            place: string;
            /** @enum {string} */
            reason: "spam" | "unsafe" | "discriminating" | "personal_data" | "other";
            subject: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                type: "listing" | "conversation";
            };
            text: string | null;
        };
        ReportInput: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            place: string;
            /** @enum {string} */
            reason: "spam" | "unsafe" | "discriminating" | "personal_data" | "other";
            subject: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                type: "listing" | "conversation";
            };
            text: string | null;
        };
        Session: {
            accessToken: string;
            account: components["schemas"]["Me"];
            /** Format: date-time */
            expiresAt: string;
            next: string | null;
            refreshToken: string;
        };
        SessionInput: {
            accessToken: string;
            account: components["schemas"]["MeInput"];
            /** Format: date-time */
            expiresAt: string;
            next: string | null;
            refreshToken: string;
        };
        Topic: {
            labels: {
                ar: string;
                de: string;
                "de-simple": string;
                en: string;
                fa: string;
                fr: string;
                ru: string;
                tr: string;
                uk: string;
            };
            parent: string | null;
            /** @enum {string} */
            risk: "ordinary" | "sensitive";
            slug: string;
        };
        TopicInput: {
            labels: {
                ar: string;
                de: string;
                "de-simple": string;
                en: string;
                fa: string;
                fr: string;
                ru: string;
                tr: string;
                uk: string;
            };
            parent: string | null;
            /** @enum {string} */
            risk: "ordinary" | "sensitive";
            slug: string;
        };
        Wording: {
            against: string | null;
            correction: string | null;
            english: string | null;
            fileText: string | null;
            history: {
                after: string | null;
                /** Format: date-time */
                at: string;
                before: string | null;
                by: components["schemas"]["WordingAuthor"];
                /** @enum {string} */
                kind: "set" | "removed" | "settled";
                number: number;
            }[];
            key: string;
            /** @enum {string} */
            locale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
            plurals: string[];
            revision: number;
            source: string | null;
            /** @enum {string} */
            state: "file" | "corrected" | "outdated" | "unfit" | "settled";
            text: string | null;
            values: {
                branches: string[];
                /** @enum {string} */
                kind: "text" | "number" | "time" | "choice";
                name: string;
            }[];
        };
        WordingAuthor: {
            /** @enum {string} */
            kind: "account" | "command" | "unknown";
            name: string | null;
        };
        WordingAuthorInput: {
            /** @enum {string} */
            kind: "account" | "command" | "unknown";
            name: string | null;
        };
        WordingInput: {
            against: string | null;
            correction: string | null;
            english: string | null;
            fileText: string | null;
            history: {
                after: string | null;
                /** Format: date-time */
                at: string;
                before: string | null;
                by: components["schemas"]["WordingAuthorInput"];
                /** @enum {string} */
                kind: "set" | "removed" | "settled";
                number: number;
            }[];
            key: string;
            /** @enum {string} */
            locale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
            plurals: string[];
            revision: number;
            source: string | null;
            /** @enum {string} */
            state: "file" | "corrected" | "outdated" | "unfit" | "settled";
            text: string | null;
            values: {
                branches: string[];
                /** @enum {string} */
                kind: "text" | "number" | "time" | "choice";
                name: string;
            }[];
        };
        WordingItem: {
            fileText: string | null;
            key: string;
            /** @enum {string} */
            locale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
            source: string | null;
            /** @enum {string} */
            state: "file" | "corrected" | "outdated" | "unfit" | "settled";
            text: string | null;
        };
        WordingItemInput: {
            fileText: string | null;
            key: string;
            /** @enum {string} */
            locale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
            source: string | null;
            /** @enum {string} */
            state: "file" | "corrected" | "outdated" | "unfit" | "settled";
            text: string | null;
        };
        WordingPatch: {
            files: string[];
            leftOut: {
                key: string;
                /** @enum {string} */
                locale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
                /** @enum {string} */
                state: "file" | "corrected" | "outdated" | "unfit" | "settled";
            }[];
            patch: string;
        };
        WordingPatchInput: {
            files: string[];
            leftOut: {
                key: string;
                /** @enum {string} */
                locale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
                /** @enum {string} */
                state: "file" | "corrected" | "outdated" | "unfit" | "settled";
            }[];
            patch: string;
        };
        WordingPreview: {
            samples: {
                shown: string | null;
                text: string;
                values: {
                    [key: string]: string | number;
                };
            }[];
        };
        WordingPreviewInput: {
            samples: {
                shown: string | null;
                text: string;
                values: {
                    [key: string]: string | number;
                };
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listConversations: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Conversation"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad input (RFC 9457): `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationWithMessages"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `conversations.not_found`, `http.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of the caller for this one request (draft-ietf-httpapi-idempotency-key-header), 1 to 255 visible ASCII characters, bare or quoted. Sent again with the same key and body within 24 hours, the request gets the first answer once more, with `Idempotent-Replayed: true`; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `idempotency.key_malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `conversations.not_found`, `http.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `conversations.demonstration`, `conversations.other_left`, `idempotency.key_reused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (RFC 9457): `limits.messages` */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    isLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    isReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        parts: {
                            /** @enum {string} */
                            database: "ok";
                            /** @enum {string} */
                            queue: "ok" | "away";
                        };
                        /** @enum {string} */
                        status: "ok" | "degraded";
                    };
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    browseListings: {
        parameters: {
            query?: {
                cursor?: string;
                kind?: "need" | "offer";
                limit?: number;
                organisation?: string;
                place?: string;
                q?: string;
                topic?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Listing"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad input (RFC 9457): `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of the caller for this one request (draft-ietf-httpapi-idempotency-key-header), 1 to 255 visible ASCII characters, bare or quoted. Sent again with the same key and body within 24 hours, the request gets the first answer once more, with `Idempotent-Replayed: true`; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    body?: string;
                    /** @default 1 */
                    capacity?: number;
                    /** @default null */
                    from?: string | null;
                    /** @enum {string} */
                    kind: "need" | "offer";
                    lang: string;
                    /** Format: uuid */
                    organisation?: string;
                    place: string;
                    /** @default null */
                    reachKm?: number | null;
                    title: string;
                    topic: string;
                    /** @default null */
                    until?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `idempotency.key_malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site`, `organisations.not_member` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `idempotency.key_reused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (RFC 9457): `limits.listings` */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readListing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `listings.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeListing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    body?: string;
                    capacity?: number;
                    from?: string | null;
                    lang?: string;
                    paused?: boolean;
                    place?: string;
                    reachKm?: number | null;
                    title?: string;
                    topic?: string;
                    until?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `listings.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `listings.already_closed`, `listings.rejected` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (RFC 9457): `limits.listing_changes` */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of the caller for this one request (draft-ietf-httpapi-idempotency-key-header), 1 to 255 visible ASCII characters, bare or quoted. Sent again with the same key and body within 24 hours, the request gets the first answer once more, with `Idempotent-Replayed: true`; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    conversation?: string;
                    /** @enum {string} */
                    outcome: "fulfilled" | "withdrawn";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `idempotency.key_malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `listings.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `fulfilment.counted_already`, `idempotency.key_reused`, `listings.already_closed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of the caller for this one request (draft-ietf-httpapi-idempotency-key-header), 1 to 255 visible ASCII characters, bare or quoted. Sent again with the same key and body within 24 hours, the request gets the first answer once more, with `Idempotent-Replayed: true`; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    listing?: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationWithMessages"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `idempotency.key_malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `listings.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `conversations.demonstration`, `conversations.listing_not_open`, `conversations.own_listing`, `conversations.same_kind`, `idempotency.key_reused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (RFC 9457): `limits.messages` */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMatches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Match"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `listings.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewListing: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of the caller for this one request (draft-ietf-httpapi-idempotency-key-header), 1 to 255 visible ASCII characters, bare or quoted. Sent again with the same key and body within 24 hours, the request gets the first answer once more, with `Idempotent-Replayed: true`; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `idempotency.key_malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `listings.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `idempotency.key_reused`, `listings.not_renewable`, `listings.window_over` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (RFC 9457): `limits.renewals` */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestLoginLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of the caller for this one request (draft-ietf-httpapi-idempotency-key-header), 1 to 255 visible ASCII characters, bare or quoted. Sent again with the same key and body within 24 hours, the request gets the first answer once more, with `Idempotent-Replayed: true`; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** @enum {string} */
                    locale?: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
                    next?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `idempotency.key_malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `idempotency.key_reused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (RFC 9457): `limits.login_links`, `limits.login_links_network` */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad input (RFC 9457): `http.malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    displayName?: string | null;
                    /** @enum {string} */
                    locale?: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnListings: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Listing"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad input (RFC 9457): `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMailPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPreferences"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMailPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailPreferencesChangeInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPreferences"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notification"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad input (RFC 9457): `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    seeNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad input (RFC 9457): `http.malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnOrganisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Organisation"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OwnSession"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad input (RFC 9457): `http.malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                locale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Messages"];
                };
            };
            /** @description Default Response */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readQueue: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                status?: "pending";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ModeratedListing"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad input (RFC 9457): `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `moderation.not_moderator` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of the caller for this one request (draft-ietf-httpapi-idempotency-key-header), 1 to 255 visible ASCII characters, bare or quoted. Sent again with the same key and body within 24 hours, the request gets the first answer once more, with `Idempotent-Replayed: true`; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "approve" | "return" | "reject";
                    /** @enum {string} */
                    reason?: "unclear" | "personal_data" | "wrong_topic" | "duplicate" | "unsafe" | "commercial" | "discriminating" | "other";
                    revision?: number;
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModeratedListing"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `idempotency.key_malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site`, `moderation.elsewhere`, `moderation.not_moderator`, `moderation.own_listing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `listings.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `idempotency.key_reused`, `moderation.already_decided`, `moderation.changed_meanwhile`, `moderation.not_pending`, `moderation.second_person_needed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setHidden: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of the caller for this one request (draft-ietf-httpapi-idempotency-key-header), 1 to 255 visible ASCII characters, bare or quoted. Sent again with the same key and body within 24 hours, the request gets the first answer once more, with `Idempotent-Replayed: true`; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hidden: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModeratedListing"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `idempotency.key_malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site`, `moderation.elsewhere`, `moderation.not_moderator`, `moderation.own_listing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `listings.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `idempotency.key_reused`, `moderation.not_published` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReports: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Report"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad input (RFC 9457): `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `moderation.not_moderator` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settleReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of the caller for this one request (draft-ietf-httpapi-idempotency-key-header), 1 to 255 visible ASCII characters, bare or quoted. Sent again with the same key and body within 24 hours, the request gets the first answer once more, with `Idempotent-Replayed: true`; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `idempotency.key_malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site`, `moderation.not_moderator`, `moderation.own_report` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `moderation.report_not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `idempotency.key_reused`, `moderation.report_closed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisations: {
        parameters: {
            query?: {
                cursor?: string;
                kind?: "initiative" | "office" | "association" | "company";
                limit?: number;
                place?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Organisation"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad input (RFC 9457): `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `organisations.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlaces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Place"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPortal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        demo: boolean;
                        devMails: boolean;
                        name: string;
                        operator: {
                            email: string | null;
                            imprint: string | null;
                            name: string | null;
                            phone: string | null;
                            privacy: string | null;
                            signLanguageVideo: string | null;
                        };
                    };
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of the caller for this one request (draft-ietf-httpapi-idempotency-key-header), 1 to 255 visible ASCII characters, bare or quoted. Sent again with the same key and body within 24 hours, the request gets the first answer once more, with `Idempotent-Replayed: true`; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    reason: "spam" | "unsafe" | "discriminating" | "personal_data" | "other";
                    subject: {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        type: "listing" | "conversation";
                    };
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `idempotency.key_malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `conversations.not_found`, `listings.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `idempotency.key_reused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (RFC 9457): `limits.reports` */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of the caller for this one request (draft-ietf-httpapi-idempotency-key-header), 1 to 255 visible ASCII characters, bare or quoted. Sent again with the same key and body within 24 hours, the request gets the first answer once more, with `Idempotent-Replayed: true`; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                } | {
                    code: string;
                    email: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Bad input (RFC 9457): `accounts.code_wrong`, `accounts.link_expired`, `accounts.link_unknown`, `accounts.link_used`, `http.malformed`, `idempotency.key_malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `idempotency.key_reused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (RFC 9457): `limits.sign_in_tries` */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad input (RFC 9457): `http.malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refreshToken?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `accounts.session_over`, `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests (RFC 9457): `limits.refreshes` */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTopics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Topic"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showUnsubscribe: {
        parameters: {
            query?: {
                token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad input (RFC 9457): `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unsubscribe: {
        parameters: {
            query?: {
                token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "match" | "message" | "listing";
                    };
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid`, `notifications.bad_token` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWordings: {
        parameters: {
            query?: {
                cursor?: string;
                key?: string;
                limit?: number;
                locale?: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
                only?: "corrected" | "outdated";
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WordingItem"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad input (RFC 9457): `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `wording.not_administrator` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readWording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                locale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wording"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `wording.not_administrator` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `wording.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctWording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                locale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision: number;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wording"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site`, `wording.not_administrator` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `wording.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `wording.changed_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeWording: {
        parameters: {
            query: {
                revision: number;
            };
            header?: never;
            path: {
                key: string;
                locale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wording"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site`, `wording.not_administrator` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `wording.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `wording.changed_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewWording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                locale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordingPreview"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site`, `wording.not_administrator` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `wording.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreWording: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of the caller for this one request (draft-ietf-httpapi-idempotency-key-header), 1 to 255 visible ASCII characters, bare or quoted. Sent again with the same key and body within 24 hours, the request gets the first answer once more, with `Idempotent-Replayed: true`; with another body 409. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
                locale: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: number;
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wording"];
                };
            };
            /** @description Bad input (RFC 9457): `http.malformed`, `idempotency.key_malformed`, `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `http.cross_site`, `wording.not_administrator` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found (RFC 9457): `http.not_found`, `wording.change_not_found`, `wording.not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state forbids it (RFC 9457): `idempotency.key_reused`, `wording.changed_meanwhile` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large (RFC 9457): `http.too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong type (RFC 9457): `http.unsupported_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportWordings: {
        parameters: {
            query?: {
                locale?: "de" | "de-simple" | "en" | "uk" | "ar" | "fa" | "tr" | "ru" | "fr";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordingPatch"];
                };
            };
            /** @description Bad input (RFC 9457): `input.invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in (RFC 9457): `http.bad_token`, `http.sign_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed (RFC 9457): `wording.not_administrator` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available for the moment (RFC 9457): `http.overloaded`, `http.unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

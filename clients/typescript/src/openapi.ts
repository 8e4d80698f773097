// Written by generate.mjs from GET /api/openapi.json: do not edit.
export interface paths {
    "/api/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite somebody
         * @description Makes an invitation. Its code is shown this once and lets one person in, as `invite` of their sign-up, within seven days. A server that takes no newcomers at all answers 403 `forbidden`; too many open invitations are 409 `conflict`.
         */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the account
         * @description All that the user has, as one JSON document: profile, workflows with their versions, runs with their plans, payloads and the inputs and outputs of their steps, webhooks with what was sent to them and each attempt, and what tokens, connections and keys there are, by name. None of their secrets is in it. It is sent while it is made; one that cannot be sent to its end is broken off, so that it is no JSON. A second one at the same time is 429 `too_many_streams`.
         */
        get: operations["exportAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an account
         * @description Creates an account and signs in: the answer sets the cookie `dispatch_session`, which lasts 30 days. An address that has an account is 409 `email_taken`. A server that takes no newcomers, or wants an `invite`, answers 403 `forbidden`; too many sign-ups from one address are 429 `rate_limited`.
         */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Starts a session: the answer sets the cookie `dispatch_session`, which lasts 30 days. A wrong password and an unknown address are the same 401 `invalid_credentials`. Who is locked is 403 `forbidden`, once the password is right. After several failures one has to wait: 429 `rate_limited`, with `retryAfter`.
         */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that you forgot your password
         * @description Where the server sends mails, a link to choose another password goes to the address within some seconds, if there is an account with it; else `by` says that an administrator must help. The answer is the same whether there is an account. The present password stays until then. An address is written to three times an hour at most; a client that asks often is 429 `rate_limited`.
         */
        post: operations["askForReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose another password by a code
         * @description With the code from an administrator or a mail. All sessions of the account end; tokens go on. A code that is not valid, or no more, is 403 `forbidden`; who tries many is 429 `rate_limited`.
         */
        post: operations["choosePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends the session of the cookie, at the server too, and takes the cookie away. Answers the same when nobody was signed in.
         */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description Says whose session or token the request carries. Nobody signed in is no error: `user` is null then.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        /**
         * Delete your account
         * @description Cancels what runs, then deletes runs, workflows, connections, keys, tokens and sessions, for good. The password is asked for once more; a wrong one is 401 `invalid_credentials`. After an error some of it may be gone: ask again.
         */
        delete: operations["deleteAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your API tokens
         * @description Lists your tokens, with what each may do, when it was used last and what was made with it. Their secrets are not among it. Comes in pages.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Make an API token
         * @description Makes a token for `Authorization: Bearer`, with the scopes that you name. With `workflows` it reaches those alone, and what belongs to them: plans of other kinds, connections and all else is 403 `forbidden` to it. Its secret is in this answer and never again. Needs you to be signed in: with a token it is 403 `forbidden`. A token too many is 409 `quota_exceeded`.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A token's id
                 * @example tok_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token
         * @description From this moment the token opens nothing, and streams that it opened end. With `withMade` the workflows and webhooks that were made with it are deleted too; the answer lists them in both cases. One that you do not have is 404.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/device": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to be let in
         * @description For a program that is to get an API token of a person who is signed in elsewhere, as in RFC 8628. Show the person `userCode` and `verificationUri`, and ask `POST /api/auth/device/token` every `intervalSeconds` until somebody has answered there or `expiresAt` has come. From one address so many may be begun: then 429 `rate_limited`.
         */
        post: operations["beginDeviceLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/device/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether one is let in
         * @description What the person has said. `allowed` comes with the token, once: after it, and when it is over, the code is 404. A person who has too many tokens is 409 `quota_exceeded`; asking all the time is 429 `rate_limited`.
         */
        post: operations["askDeviceLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/device/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The code that the program shows; small letters and no dash do too
                 * @example BCDF-GHJK
                 */
                code: string;
            };
            cookie?: never;
        };
        /**
         * See who asks to be let in
         * @description The program that shows this code: what it wants to do, and from which address it asks. Needs you to be signed in: with a token it is 403 `forbidden`. A code that is wrong, over or answered is 404; who tries many is 429 `rate_limited`.
         */
        get: operations["getDeviceLogin"];
        put?: never;
        /**
         * Let a program in, or not
         * @description With `allow` the program gets a token of yours with the scopes that it asked for, which you can revoke as any other. It is answered once: after that the code is 404. Needs you to be signed in: with a token it is 403 `forbidden`.
         */
        post: operations["answerDeviceLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where you are signed in
         * @description Lists your sessions: since when, until when, in which browser, and which is the present one. Comes in pages.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A session's id in the list
                 * @example 8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out elsewhere
         * @description Ends one of your sessions, with the streams that it opened; the present one, too. One that you do not have is 404.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the password
         * @description Sets a new password and ends all other sessions; tokens go on. A wrong `currentPassword` is 401 `invalid_credentials` and counts as a failed login.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All users
         * @description Lists the users of the server, the newest first, with what they have; nothing of it is a secret of theirs. Comes in pages. For administrators alone: others are 403 `forbidden`.
         */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id, or e-mail address
                 * @example usr_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        /**
         * One user
         * @description A user with what they keep and may keep. For administrators alone: others are 403 `forbidden`.
         */
        get: operations["showUser"];
        put?: never;
        post?: never;
        /**
         * Delete a user
         * @description Deletes the user with all that is theirs, for good, as they could themselves. The last administrator who is not locked is 409 `conflict`. For administrators alone: others are 403 `forbidden`.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id, or e-mail address
                 * @example usr_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lock a user
         * @description From this moment the user can do nothing: sessions end, tokens open nothing, and their workflows are fired neither by schedules nor by webhooks. Nothing of theirs is lost. Runs that are under way go on to their end, unless `runs` says otherwise. The last administrator who is not locked is 409 `conflict`. For administrators alone: others are 403 `forbidden`.
         */
        post: operations["lockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id, or e-mail address
                 * @example usr_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unlock a user
         * @description The user can sign in again, and their tokens work as before. What was due meanwhile is not made up for. For administrators alone: others are 403 `forbidden`.
         */
        post: operations["unlockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id, or e-mail address
                 * @example usr_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a user choose another password
         * @description Makes a link by which the user chooses another password, once and within an hour; it takes the place of one that was made before. The password so far stays until then. Pass it on by a way that you trust: whoever has it can sign in as the user. One who is locked is 409 `conflict`. For administrators alone: others are 403 `forbidden`.
         */
        post: operations["makeReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id, or e-mail address
                 * @example usr_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Limit what a user may keep
         * @description Changes the quotas of one user, where they are not to be what all may. What is left out stays. A user who has more already keeps it, and can make nothing new of its kind. For administrators alone: others are 403 `forbidden`.
         */
        patch: operations["limitUser"];
        trace?: never;
    };
    "/api/admin/users/{id}/admin": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id, or e-mail address
                 * @example usr_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Make a user an administrator, or none
         * @description Needs you to be signed in: with a token it is 403 `forbidden`. The last administrator who is not locked is 409 `conflict`. `dispatch admin grant EMAIL` does the same on the machine. For administrators alone: others are 403 `forbidden`.
         */
        put: operations["setAdmin"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed who may do what
         * @description The audit log of the server, the newest first: accounts, tokens, connections and keys (never their values), secrets of webhooks, roles, locks and limits, and who tries too often to get in. Nothing in it can be changed; it is kept for so many days (`DISPATCH_AUDIT_DAYS`). Comes in pages. For administrators alone: others are 403 `forbidden`.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to your account
         * @description Your part of the audit log, the newest first: what you did, and what administrators did to you; from where they did it is not told. Comes in pages.
         */
        get: operations["listOwnAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you keep, and may keep
         * @description Says for each kind of thing how much there is and how much there may be. What would be more is refused with 409 `quota_exceeded`; of runs the oldest are deleted instead.
         */
        get: operations["listQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn a brief into a plan
         * @description Plans a brief in plain English. Nothing is saved and nothing runs. With `plan` the brief says how to change that plan, and the answer has a `diff`. Anyone may ask, 30 times a minute for each client address; signed in, 120 times. A brief that no tool can do is 400 `cannot_plan`, which quotes what was not understood.
         */
        post: operations["parse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/parse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn a brief into a plan, for anyone
         * @description Plans a brief for who has no account, 3 times in 5 minutes for each client address. Nothing is saved and nothing runs. What is not valid counts for nothing; when none is left, the answer is 429 `rate_limited` with `retryAfter`.
         */
        post: operations["publicParse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a plan
         * @description For editors: all problems with their places, the phases, what each step does to the world, and of a valid plan its permissions and warnings. A plan that is not valid is answered 200 too, with its problems. A user may ask 600 times a minute.
         */
        post: operations["checkPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workflows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List workflows
         * @description A page has 1,000 workflows, or fewer when their plans are large; `nextCursor` is there when another follows. Without the secrets of webhooks: ask for one workflow to see them.
         */
        get: operations["listWorkflows"];
        put?: never;
        /**
         * Save a plan
         * @description Keeps a plan as a workflow. Saving a plan again changes the workflow with its id, which keeps its secret and counters. A plan that is not valid is 400 `plan_invalid`, with every problem and its place; a time that cannot be read is `cron_invalid`. With `If-Match` nothing is changed when somebody else did so since: 412 `precondition_failed`.
         */
        post: operations["saveWorkflow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workflows/blank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an empty workflow
         * @description Makes an empty workflow to fill in. It is disabled and runs by hand alone. One too many is 409 `quota_exceeded`.
         */
        post: operations["blankWorkflow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workflows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        /**
         * Read a workflow
         * @description Answers a workflow with its plan, when it runs next, and the address and secret of its webhook, which a token sees with the scope `manage` alone. `ETag` is for `If-Match` of a change. One that is not yours is 404.
         */
        get: operations["getWorkflow"];
        /**
         * Replace the plan of a workflow
         * @description Its id, secret and counters stay, and so does whether it is enabled. What starts it stays too, where `schedule` is left out. The plan is checked as when it is saved: 400 `plan_invalid` or `cron_invalid`. One that is not there is 404: this makes none.
         */
        put: operations["replaceWorkflow"];
        post?: never;
        /**
         * Delete a workflow
         * @description Deletes the workflow with its versions and its webhook; its runs stay in the history. Answers the same when there was none. With `If-Match` one that was changed since is kept: 412 `precondition_failed`.
         */
        delete: operations["deleteWorkflow"];
        options?: never;
        head?: never;
        /**
         * Change a workflow
         * @description Changes the members that are sent and no others. A change that is wrong anywhere changes nothing. null takes `description`, `cron` or `timezone` away. With `If-Match` nothing is changed when somebody else did so since: 412 `precondition_failed`.
         */
        patch: operations["patchWorkflow"];
        trace?: never;
    };
    "/api/workflows/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a workflow
         * @description Runs the workflow's plan, enabled or not, and answers with the run once it has ended. A run that fails is answered 200, with `status` `failed` and a `code`. With `Prefer: respond-async` the answer is 202 at once; it is 202 too for a run that waits for an approval. With an `Idempotency-Key` a repetition starts nothing. Too many runs are 429 `rate_limited`.
         */
        post: operations["runWorkflow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workflows/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        /**
         * List the versions of a workflow
         * @description Each change of the plan is a version; the newest 100 are kept. Comes in pages.
         */
        get: operations["listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workflows/{id}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
                /**
                 * @description Which version, from 1
                 * @example 1
                 */
                version: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a version
         * @description Its trigger and schedule come back with it; whether the workflow is enabled stays. The plan is checked again, so what has become invalid is 400 `plan_invalid`.
         */
        post: operations["restoreVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/execute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a plan and stream its events
         * @description Runs a plan that need not be saved, and streams what happens as server-sent events, up to `run_complete`. The run goes on when the client leaves. With `Last-Event-ID` nothing is started: the stream of that run goes on, and the body is not read. A plan that is not valid is answered 400 `plan_invalid` before any stream starts; an 11th stream is 429 `too_many_streams`.
         */
        post: operations["execute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        /**
         * Read a run
         * @description Answers a run with the outcome of each step so far, and what it waits for. One that is not yours, or is kept no longer, is 404.
         */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        /**
         * Read the plan of a run
         * @description As it was then, whatever has become of its workflow since.
         */
        get: operations["getRunPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        /**
         * Stream the events of a run
         * @description Streams a run's events, past ones first, up to `run_complete`; after `Last-Event-ID`, those that follow it. 204 says that nothing can come any more. Silence is broken by a comment every 15 seconds.
         */
        get: operations["runEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a run
         * @description A run that waits ends at once; in one that is under way, what is being done is broken off, and it ends soon. Of one that has ended nothing changes.
         */
        post: operations["cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/steps/{stepId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
                /**
                 * @description The id of a step of the run
                 * @example post
                 */
                stepId: components["parameters"]["StepId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a step
         * @description Decides on a step with `approval`: the call that the run shows is made, and the run goes on by itself. A `reason` is told with the decision. A step that does not wait, or is decided, is 409 `conflict`.
         */
        post: operations["approveStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/steps/{stepId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
                /**
                 * @description The id of a step of the run
                 * @example post
                 */
                stepId: components["parameters"]["StepId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a step
         * @description Decides on a step with `approval`: the call is not made and the step fails with `approval_rejected`; its error tells the `reason`. A step that does not wait, or is decided, is 409 `conflict`.
         */
        post: operations["rejectStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List past runs
         * @description Lists runs that have ended, or those that `status` asks for, 50 a page. `nextCursor` is there when another page follows.
         */
        get: operations["history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List runs
         * @description Takes the same parameters as `/api/history`. `status=waiting` lists what waits for you, each with the very call that it asks about.
         */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count runs by day
         * @description Runs that have ended, by the day of their start. Of each outcome and way of starting the newest 100,000 are counted; `whole` says whether these are all.
         */
        get: operations["stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel several runs
         * @description Each as by `/api/runs/{id}/cancel`. One that is not there keeps no other from it.
         */
        post: operations["cancelRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay a run
         * @description Starts a new run of the recorded plan, payload and mode. What the steps do to the world is done again. Answers with the run once it has ended, or 202 with `Prefer: respond-async`. A run that has not ended is 409 `conflict`.
         */
        post: operations["replayRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a run
         * @description A new run, with a step for each call that changed something, the last one first. What was changed since is left alone, and what cannot be taken back is said so. With `mode` `dry-run` nothing is called. A run that changed nothing or has not ended is 409 `conflict`.
         */
        post: operations["undoRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry a run
         * @description A new run that takes over what was done and does the rest, by the recorded plan or by the workflow's present one. A run that did not fail is 400 `not_retryable`; one whose retry is under way is 409 `conflict`.
         */
        post: operations["retryRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List templates
         * @description Lists the templates with their steps, all or those of a category; one alone has its description too. Comes in pages; changes only with the server's version.
         */
        get: operations["listTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A template's name in URLs
                 * @example morning-inbox-digest
                 */
                slug: string;
            };
            cookie?: never;
        };
        /**
         * Read a template
         * @description Answers the whole plan, what to connect and what to change. A slug that there is not is 404.
         */
        get: operations["getTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{slug}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A template's name in URLs
                 * @example morning-inbox-digest
                 */
                slug: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clone a template
         * @description Saves the template's plan as a workflow that nothing starts until you enable it. One too many is 409 `quota_exceeded`.
         */
        post: operations["cloneTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your keys
         * @description Lists the keys that you saved, masked, and which provider is used where none is named.
         */
        get: operations["listCredentials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credentials/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose the default provider
         * @description Chooses among the providers that you have saved a key of; another is 400 `bad_request`.
         */
        put: operations["setDefaultCredential"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credentials/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description `openai`, `anthropic` or `google`
                 * @example openai
                 */
                provider: "openai" | "anthropic" | "google";
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Save a key
         * @description Keeps a key, encrypted, in place of the one that was there. The first key that you save is the default. A provider that there is not is 400 `bad_request`.
         */
        put: operations["saveCredential"];
        /**
         * Test a key
         * @description Asks the provider for its models, which costs nothing. A key that does not work is answered 200 too, with `ok` false and the reason.
         */
        post: operations["testCredential"];
        /**
         * Remove a key
         * @description Removes the key. When it was the default, the one chosen before it follows. Answers what is left.
         */
        delete: operations["deleteCredential"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all tools
         * @description Lists every tool: what connects it, and of each operation what it takes, gives and does. Changes only with the server's version and settings: keep it, and ask again with its `ETag`.
         */
        get: operations["listTools"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tools/{tool}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A tool's id
                 * @example slack
                 */
                tool: string;
            };
            cookie?: never;
        };
        /**
         * Read a tool
         * @description Answers one tool, as `/api/tools` has it. A tool that there is not is 404.
         */
        get: operations["getTool"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List connections
         * @description Lists what you have connected, secrets masked, and as `available` all tools with the fields that connect them.
         */
        get: operations["listIntegrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations/{tool}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A tool's id
                 * @example slack
                 */
                tool: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Connect a tool
         * @description Keeps the fields, encrypted, in place of all that were there. With `test` the connection is tried first, and a failure saves nothing: 400 `bad_request`, with the reason. A missing or unknown field is 400 too, with its place.
         */
        put: operations["saveIntegration"];
        /**
         * Test a connection
         * @description Asks the vendor who one is. A connection that does not work is answered 200 too, with `ok` false and the reason.
         */
        post: operations["testIntegration"];
        /**
         * Disconnect a tool
         * @description Removes your connection; steps that need it fail with `integration_missing` from then on. Answers what is left.
         */
        delete: operations["deleteIntegration"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations/{tool}/connect": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A tool's id
                 * @example github
                 */
                tool: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Connect a tool on its vendor's page
         * @description Open `url` in the browser that you are signed in with, within ten minutes. 409 says what the operator must set.
         */
        post: operations["connectIntegration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oauth/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where vendors send the browser back to
         * @description Pages for people, in HTML. The browser must be signed in as the user who began; a way back works once.
         */
        get: operations["returnFromVendor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/triggers/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The secret of a workflow's webhook URL
                 * @example 8a23…
                 */
                secret: string;
            };
            cookie?: never;
        };
        /**
         * Fire a workflow from a browser
         * @description Parameters of the query are the members of `trigger`. For senders that cannot POST, and to try an address. A workflow may forbid it (405). What a browser fetches ahead, or as a part of a page, fires nothing (204).
         */
        get: operations["fireByGet"];
        put?: never;
        /**
         * Fire a workflow
         * @description The body is what expressions read as `trigger`: an object of JSON as it is, fields of a form as members, anything else as `trigger.body`. Answers when the run has ended, or 202 with `Prefer: respond-async`. An unknown secret is 404, a disabled workflow 403 `workflow_disabled`, a delivery that its verifier does not take 401 `unauthorized`.
         */
        post: operations["fireByWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workflows/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew the secret of a webhook
         * @description Gives the workflow's webhook another address. Whoever has the old one gets 404 from now on.
         */
        post: operations["renewSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workflows/{id}/verifier": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        /**
         * Read the verifier of a webhook
         * @description Says which sender's way of signing is verified, or null. The secret is never shown.
         */
        get: operations["getVerifier"];
        /**
         * Verify what a webhook gets
         * @description From now on a delivery that is unsigned, wrongly signed or too old is 401 and starts no run.
         */
        put: operations["setVerifier"];
        post?: never;
        /**
         * Verify nothing any more
         * @description Whoever knows the address may fire the workflow then. Answers the same when there was no verifier.
         */
        delete: operations["removeVerifier"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cron": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fire the workflows that are due
         * @description For outside schedulers, with `Authorization: Bearer` and the server's CRON_SECRET; without one set it is 401 for everybody. The server fires by itself too; a workflow fires once for each minute whoever asks.
         */
        get: operations["cron"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description Lists the addresses that are told of runs. Their secrets are not among it. Comes in pages.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Make a webhook
         * @description Makes a webhook. Its secret, which signs what is sent, is in this answer and never again. A second one at the same address for the same workflows is 409 `conflict`; one too many is `quota_exceeded`.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A webhook's id
                 * @example hook_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description Nothing is sent to it any more. One that you do not have is 404.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook
         * @description Changes the members that are sent and no others. What waits for one that was disabled goes on when it is enabled again.
         */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A webhook's id
                 * @example hook_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        /**
         * List the deliveries of a webhook
         * @description Lists each delivery with every attempt and its outcome. Deliveries are kept for 30 days. Comes in pages.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries/{deliveryId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A webhook's id
                 * @example hook_8a23
                 */
                id: string;
                /**
                 * @description A delivery's id
                 * @example dlv_8a23
                 */
                deliveryId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again
         * @description Sends one again that was delivered or has failed, with the same id and body. One that is on its way, or of a disabled webhook, is 409 `conflict`.
         */
        post: operations["redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive
         * @description For what restarts the process. Says nothing of the database: see `/readyz`.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the server ready
         * @description For load balancers. 503 while the database is away or the server shuts down.
         */
        get: operations["readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics for Prometheus
         * @description Counts of requests, runs, calls and what the process needs. Asked too often it is 429.
         */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which program answers
         * @description The server's version and build, and the version of the API.
         */
        get: operations["version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This description
         * @description The whole API in OpenAPI 3.1, which this reference is drawn from and clients are generated from.
         */
        get: operations["openapi"];
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
        /** @description Every answer that is not a success */
        Error: {
            /** @description For people */
            error: string;
            /** @description For programs; never changes its meaning */
            code: string;
            /** @description In how many seconds to come back */
            retryAfter?: number;
            /** @description Such as `problems`, a list of all that is wrong, or `requestId` */
            details?: {
                /** @description Where the code is explained; a path of this server */
                doc?: string;
                /** @description All that is wrong, each with its place */
                problems?: components["schemas"]["Problem"][];
                /** @description What was not found, such as `workflow`; `path` when there is no such URL */
                kind?: string;
                /** @description What there is too much of, as `/api/quotas` names it */
                quota?: string;
                /** @description With `precondition_failed`: what is there now, without the secrets of its webhook */
                workflow?: components["schemas"]["SavedWorkflow"];
                /**
                 * Format: int64
                 * @description How much of it there may be
                 */
                most?: number;
            };
            /** @description What the planner answered, when it was no plan */
            raw?: string;
        };
        /** @description One thing that is wrong with a request, and where */
        Problem: {
            /** @description A JSON pointer into the body, or the name of a query parameter */
            path: string;
            /** @description What is wrong and how to mend it */
            message: string;
        };
        /** @description That it is done */
        Ok: {
            /**
             * @description Always true
             * @constant
             */
            ok: true;
        };
        /** @description All that a user has, without secrets */
        AccountExport: {
            /**
             * Format: int64
             * @description In milliseconds since 1970
             */
            exportedAt: number;
            /** @description Who it is */
            user: {
                /** @description The user's id */
                id: string;
                /** @description The address to sign in with */
                email: string;
                /** @description The name for people; may be empty */
                name: string;
                /**
                 * Format: int64
                 * @description In milliseconds since 1970
                 */
                createdAt: number;
            };
            /** @description The API tokens, by name */
            tokens: components["schemas"]["Token"][];
            /** @description Who is told of runs */
            webhooks: components["schemas"]["Webhook"][];
            /** @description Which tools are connected */
            integrations: components["schemas"]["ConnectedName"][];
            /** @description Of which providers of language models there is a key */
            credentials: components["schemas"]["ConnectedName"][];
            /** @description What was sent to the webhooks and is still kept: webhook by webhook, the newest first */
            deliveries: {
                /** @description The webhook that it went to */
                webhookId: string;
                delivery: components["schemas"]["Delivery"];
            }[];
            /** @description All workflows, the last changed first */
            workflows: {
                workflow: components["schemas"]["SavedWorkflow"];
                /** @description What it was, the newest first */
                versions: components["schemas"]["WorkflowVersion"][];
            }[];
            /** @description All runs, the newest first; one that has not ended is told as it stands */
            runs: {
                run: components["schemas"]["RunRecord"];
                plan: components["schemas"]["WorkflowPlan"];
                /** @description What came in with it and expressions read as `trigger`; empty where nothing did. Credentials in it are masked */
                payload: {
                    [key: string]: unknown;
                };
            }[];
        };
        /** @description Something that is connected, without what it is connected with */
        ConnectedName: {
            /** @description The tool, or the provider */
            name: string;
            /**
             * Format: int64
             * @description In milliseconds since 1970
             */
            createdAt: number;
        };
        /** @description An account, as its owner sees it */
        User: {
            /** @description The user's id */
            id: string;
            /** @description The address that one signs in with */
            email: string;
            /** @description What the user is called */
            name: string;
        };
        /** @description An API token, without its secret */
        Token: {
            /** @description Its id, to revoke it by */
            id: string;
            /** @description What it was called when it was made */
            name: string;
            /** @description How its secret begins, to tell tokens apart */
            prefix: string;
            /** @description What it may do */
            scopes: components["schemas"]["Scope"][];
            /** @description Ids of the only workflows that it reaches, with their runs; null for all */
            workflows: string[] | null;
            /**
             * Format: int64
             * @description When it was made, in milliseconds since 1970
             */
            createdAt: number;
            /**
             * Format: int64
             * @description When it ends, in milliseconds since 1970
             */
            expiresAt: number | null;
            /**
             * Format: int64
             * @description When it was used last, to the minute, in milliseconds since 1970
             */
            lastUsedAt: number | null;
            made: components["schemas"]["MadeByToken"];
        };
        /** @description A program that asks for a token */
        DeviceLogin: {
            /** @description What it calls itself */
            name: string;
            /** @description What it wants to do */
            scopes: components["schemas"]["Scope"][];
            /** @description The network address from which it asks */
            client: string;
            /**
             * Format: int64
             * @description When it asked, in milliseconds since 1970
             */
            createdAt: number;
            /**
             * Format: int64
             * @description When it is over, in milliseconds since 1970
             */
            expiresAt: number;
        };
        /**
         * @description What a token may do: `read` looks, `run` plans and runs, `write` changes workflows and webhooks, `approve` decides on steps that wait, `manage` handles keys, connections and secrets, `admin` is for administrators and handles other users
         * @enum {string}
         */
        Scope: "read" | "run" | "write" | "approve" | "manage" | "admin";
        /** @description What was made with the token: the ids */
        MadeByToken: {
            /** @description Ids of workflows */
            workflows: string[];
            /** @description Ids of webhooks */
            webhooks: string[];
        };
        /** @description A place where the user is signed in */
        Session: {
            /** @description Its id, to end it by */
            id: string;
            /**
             * Format: int64
             * @description When it began, in milliseconds since 1970
             */
            createdAt: number;
            /**
             * Format: int64
             * @description When it ends, in milliseconds since 1970
             */
            expiresAt: number;
            /** @description Whether it is the one that asks */
            current: boolean;
            /** @description What the browser or program calls itself */
            userAgent?: string;
        };
        /** @description A user as administrators see them */
        AdminUser: {
            /** @description Their id */
            id: string;
            /** @description Their address */
            email: string;
            /** @description Their name; may be empty */
            name: string;
            /** @description Whether they are an administrator */
            admin: boolean;
            /**
             * Format: int64
             * @description Since when they have an account, in milliseconds since 1970
             */
            createdAt: number;
            /**
             * Format: int64
             * @description When they were last signed in and there, to a quarter of an hour; null for not since that is noted, in milliseconds since 1970
             */
            seenAt: number | null;
            /**
             * Format: int64
             * @description Since when they are locked; null for not, in milliseconds since 1970
             */
            lockedAt: number | null;
            /** @description How many workflows they have */
            workflows: number;
            /** @description How many ended runs of theirs are on record */
            runs: number;
        };
        /** @description A user as administrators see them, with what they may keep */
        AdminUserDetails: {
            /** @description Their id */
            id: string;
            /** @description Their address */
            email: string;
            /** @description Their name; may be empty */
            name: string;
            /** @description Whether they are an administrator */
            admin: boolean;
            /**
             * Format: int64
             * @description Since when they have an account, in milliseconds since 1970
             */
            createdAt: number;
            /**
             * Format: int64
             * @description When they were last signed in and there, to a quarter of an hour; null for not since that is noted, in milliseconds since 1970
             */
            seenAt: number | null;
            /**
             * Format: int64
             * @description Since when they are locked; null for not, in milliseconds since 1970
             */
            lockedAt: number | null;
            /** @description How many workflows they have */
            workflows: number;
            /** @description How many ended runs of theirs are on record */
            runs: number;
            /** @description What they may keep where that is not what all may */
            limits: {
                /** @description How many workflows the user may have; null for what all may */
                workflows: number | null;
                /** @description How many characters of JSON their plans may have together; null for what all may */
                workflowText: number | null;
                /** @description How many webhooks; null for what all may */
                webhooks: number | null;
                /** @description How many tokens; null for what all may */
                tokens: number | null;
            };
            /** @description What they keep, and may keep */
            quotas: components["schemas"]["Quota"][];
        };
        /**
         * @description What was done
         * @enum {string}
         */
        AuditAction: "account.created" | "account.deleted" | "password.changed" | "password.reset" | "session.ended" | "signin.limited" | "invitation.made" | "token.made" | "token.revoked" | "device.answered" | "connection.saved" | "connection.removed" | "key.saved" | "key.removed" | "webhook.made" | "webhook.changed" | "webhook.removed" | "secret.renewed" | "verifier.saved" | "verifier.removed" | "user.locked" | "user.unlocked" | "user.reset" | "user.limited" | "user.admin" | "user.deleted" | "signup.mode";
        /** @description One thing that was done; no secret is in it */
        AuditEvent: {
            /** @description Its id */
            id: string;
            /**
             * Format: int64
             * @description When, in milliseconds since 1970
             */
            at: number;
            /** @description The id of the user who did it; null for who is not signed in, and for the server itself */
            actor: string | null;
            /** @description The id of the token that it was done with; null for the user in person */
            token: string | null;
            /** @description The network address that it was asked from, where that is told */
            client: string | null;
            action: components["schemas"]["AuditAction"];
            /** @description What it was done to: an id or a name; empty for nothing that has one */
            object: string;
            /** @description What more there is to say, such as scopes; empty for nothing */
            detail: string;
        };
        /** @description How much of one kind of thing the user keeps, and how much may be kept */
        Quota: {
            /**
             * @description `workflowText` counts characters of JSON of your workflows' plans; `runs` and `runText` are there when ended runs are limited: the oldest are deleted
             * @enum {string}
             */
            quota: "workflows" | "workflowText" | "webhooks" | "tokens" | "runs" | "runText";
            /**
             * Format: int64
             * @description How much there is
             */
            used: number;
            /**
             * Format: int64
             * @description How much there may be
             */
            most: number;
        };
        /** @description All that is known of a plan without running it */
        PlanReview: {
            /** @description Whether it can be run and saved: there is no problem */
            valid: boolean;
            /** @description What is wrong; a path is a JSON pointer into the request's body */
            problems: components["schemas"]["Problem"][];
            /** @description How many problems there are beyond the first hundred */
            more?: number;
            /** @description The ids of the steps that run at the same time, phase after phase; empty where steps wait for each other */
            phases: string[][];
            /** @description What a repeat of each step's call would do, by the ids of the steps whose operation is known */
            effects: {
                [key: string]: "read" | "idempotent" | "write";
            };
            /** @description What the plan reads and writes, and whom it reaches; of a valid plan alone */
            permissions: components["schemas"]["Permission"][];
            /** @description What its user may not want of the plan, and how to mend it; of a valid plan alone */
            warnings: components["schemas"]["Warning"][];
            /** @description Tools that the user has yet to connect */
            missing: components["schemas"]["MissingTool"][];
            /**
             * @description What the plan suggests
             * @enum {string}
             */
            schedule: "on_demand" | "scheduled" | "webhook";
            starts: components["schemas"]["PlanStarts"];
        };
        /** @description What would start the plan by itself, were it saved with the schedule that it suggests */
        PlanStarts: {
            /**
             * @description What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request
             * @enum {string}
             */
            trigger: "manual" | "schedule" | "webhook";
            /** @description When it would run; of a schedule alone */
            cron?: string;
            /** @description An IANA name; UTC when it is not there */
            timezone?: string;
            /** @description The first time, in milliseconds since 1970 */
            nextRunAt?: number;
            /** @description The first five times, in milliseconds since 1970; not there when nothing starts it by itself */
            nextRuns?: number[];
            /** @description What would happen, for people */
            message: string;
        };
        /** @description What the change means; only when a plan came with the brief. Ids of steps, an order that makes nothing wait for anything else, and labels are no change */
        PlanDiff: {
            /** @description Whether anything is another */
            changed: boolean;
            /** @description Whether the name has changed */
            name: {
                /** @description Whether it has */
                changed: boolean;
                /** @description The name before */
                before: string;
                /** @description The name now */
                after: string;
            };
            /** @description What starts the plan */
            schedule: {
                /** @description Whether it has */
                changed: boolean;
                before: components["schemas"]["PlanStart"];
                after: components["schemas"]["PlanStart"];
            };
            /** @description Which steps have changed */
            steps: {
                /** @description Steps that are new */
                added: components["schemas"]["WorkflowStep"][];
                /** @description Steps that are gone */
                removed: components["schemas"]["WorkflowStep"][];
                /** @description Steps that are not what they were */
                changed: components["schemas"]["StepChange"][];
            };
            /** @description Whom or what the plan acts on that it did not act on before, and the other way round */
            targets: {
                /** @description Reached now, and not before */
                added: components["schemas"]["PlanTarget"][];
                /** @description Reached before, and no more */
                removed: components["schemas"]["PlanTarget"][];
            };
            /** @description The operations that only look, and those that change something */
            effects: {
                /** @description Whether they have */
                changed: boolean;
                before: components["schemas"]["PlanEffects"];
                after: components["schemas"]["PlanEffects"];
            };
            /** @description Operations that change something and that the plan did not call before */
            newWrites: components["schemas"]["PlanCall"][];
        };
        /** @description What starts a plan */
        PlanStart: {
            /**
             * @description What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request
             * @enum {string}
             */
            trigger?: "manual" | "schedule" | "webhook";
            /** @description When, in five fields */
            cron?: string;
            /** @description The time zone of `cron` */
            timezone?: string;
        };
        /** @description What has changed of one step */
        StepChange: {
            /** @description The step's id in the new plan */
            id: string;
            /** @description What of it has changed */
            changes: {
                /** @description Where it stands in the step, as a JSON pointer such as /params/channel; /dependsOn lists all steps that it waits for, at once or through others */
                field: string;
                /** @description As it was; not there when it was not said */
                before?: unknown;
                /** @description As it is; not there when it is not said */
                after?: unknown;
            }[];
        };
        /** @description Whom or what a plan reaches */
        PlanTarget: {
            /**
             * @description What it is
             * @enum {string}
             */
            kind: "recipient" | "url" | "repository" | "amount" | "account";
            /** @description The tool that reaches it */
            tool: string;
            /** @description As it stands in the plan; an expression as it is written */
            value: unknown;
        };
        /** @description What a plan reads and what it changes */
        PlanEffects: {
            /** @description Calls that only look */
            reads: components["schemas"]["PlanCall"][];
            /** @description Calls that change something */
            writes: components["schemas"]["PlanCall"][];
        };
        /** @description An operation of a tool */
        PlanCall: {
            /** @description The tool */
            tool: string;
            /** @description Its operation */
            op: string;
        };
        /** @description What a language model took for the plan; only where one was asked */
        ModelUsage: {
            /** @description The provider's name of the model */
            model: string;
            /** @description How often it was asked: once, and once more for each answer that could not be used */
            attempts: number;
            /** @description The tokens that it read */
            inputTokens: number;
            /** @description The tokens that it wrote, thoughts included */
            outputTokens: number;
        };
        /** @description How the plan came to be; only when it was asked for */
        PlannerTrace: {
            /** @description The planner */
            id?: string;
            /** @description Which words each choice was made by */
            trace: {
                /** @description The words of the brief; in English when the brief is in another language */
                words: string;
                /** @description Where they start in the brief, in UTF-16 code units; -1 when the brief does not hold these words */
                at: number;
                /** @description What they were read as */
                chosen: string;
            }[];
        };
        /** @description Something that a valid plan does and that may not be wanted; it keeps nothing from running */
        Warning: {
            /**
             * @description What kind it is
             * @enum {string}
             */
            code: "tainted_target" | "silent_default" | "unbounded_writes" | "repeated_write" | "no_budget" | "trigger_unset" | "unused_output" | "not_scheduled";
            /** @description A JSON pointer into the plan */
            path: string;
            /** @description What may happen */
            message: string;
            /** @description How it is mended */
            hint: string;
        };
        /** @description A tool that the plan needs and that is not connected */
        MissingTool: {
            /** @description The tool's id */
            tool: string;
            /** @description The tool's name */
            label: string;
            /** @description What the plan needs it for */
            reason: string;
        };
        /** @description What one step does, with what and to whom */
        Permission: {
            /**
             * @description `read` only looks, `idempotent` may be repeated, `write` changes something each time
             * @enum {string}
             */
            effect: "read" | "idempotent" | "write";
            /** @description The tool */
            tool: string;
            /** @description Its operation */
            op: string;
            /** @description Whom or what, for people; empty when nothing says so */
            target: string;
        };
        /** @description A plan: its steps, what starts it, and its limits */
        WorkflowPlan: {
            /** @description The plan's id; a workflow that is saved from it has the same. Yours alone: others may have one of that name */
            id: string;
            /**
             * Format: int64
             * @description When it was made, in milliseconds since 1970
             */
            createdAt: number;
            /** @description What it is called */
            name: string;
            /** @description What it is for, in more words */
            description?: string;
            /**
             * @description What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request
             * @enum {string}
             */
            trigger?: "manual" | "schedule" | "webhook";
            /** @description Five fields */
            cron?: string;
            /** @description IANA name; UTC without it */
            timezone?: string;
            /** @description At most 200 */
            steps: components["schemas"]["WorkflowStep"][];
            /** @description What ends a run of it early; it can only shorten what the server allows */
            limits?: {
                /** @description The most time of a run, in milliseconds */
                timeoutMs?: number;
                /** @description The most tokens of language models, read and written */
                maxTokens?: number;
                /** @description The most attempts at calls of tools */
                maxCalls?: number;
            };
            /** @description What made it */
            planner?: string;
            /** @description What the planner filled in */
            assumptions?: string[];
            /** @description Yours; kept and never looked at */
            metadata?: {
                [key: string]: unknown;
            };
        };
        /** @description A plan as it may be sent. What the API shows beside a plan, in a saved workflow, a version or a template, may be there and does nothing; other members are refused */
        PlanGiven: {
            /** @description The plan's id; a workflow that is saved from it has the same. Yours alone: others may have one of that name */
            id?: string | null;
            /**
             * Format: int64
             * @description When it was made, in milliseconds since 1970
             */
            createdAt?: number | null;
            /** @description What it is called */
            name?: string | null;
            /** @description What it is for, in more words */
            description?: string | null;
            /**
             * @description What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request
             * @enum {string}
             */
            trigger?: "manual" | "schedule" | "webhook";
            /** @description Five fields */
            cron?: string | null;
            /** @description IANA name; UTC without it */
            timezone?: string | null;
            /** @description At most 200 */
            steps: components["schemas"]["WorkflowStep"][];
            /** @description What ends a run of it early; it can only shorten what the server allows */
            limits?: {
                /** @description The most time of a run, in milliseconds */
                timeoutMs?: number;
                /** @description The most tokens of language models, read and written */
                maxTokens?: number;
                /** @description The most attempts at calls of tools */
                maxCalls?: number;
            } | null;
            /** @description What made it */
            planner?: string | null;
            /** @description What the planner filled in */
            assumptions?: string[] | null;
            /** @description Yours; kept and never looked at */
            metadata?: {
                [key: string]: unknown;
            } | null;
        };
        /** @description One call of a tool, what it waits for, and what becomes of it when it fails */
        WorkflowStep: {
            /** @description Its id: expressions call the step so */
            id: string;
            /** @description A label for people */
            name?: string;
            /** @description The tool that it calls */
            tool: string;
            /** @description The operation of the tool */
            op: string;
            /** @description By the operation's schema; strings may hold {{ expressions }} */
            params: {
                [key: string]: unknown;
            };
            /** @description Steps that end before this one begins; [] to begin at once. Left out or null: the step before it in the list */
            dependsOn?: string[] | null;
            /** @description An expression */
            when?: string;
            /** @description An expression that gives a list */
            forEach?: string;
            /** @description How many items of `forEach` are under way at a time */
            concurrency?: number;
            /** @description How often a failed attempt is made again, and after which waits */
            retry?: {
                /** @description The most attempts, the first one counted */
                maxAttempts?: number;
                /** @description The first wait, in milliseconds */
                initialDelayMs?: number;
                /** @description The longest wait, in milliseconds */
                maxDelayMs?: number;
                /** @description By how much each wait is longer than the one before */
                multiplier?: number;
            };
            /** @description The most time of one attempt, in milliseconds */
            timeoutMs?: number;
            /**
             * @description `fail` ends the run with the step, `continue` lets it go on
             * @enum {string}
             */
            onError?: "fail" | "continue";
            /** @description Has the run wait for its owner before this step */
            approval?: {
                /** @description What the owner is asked */
                message?: string;
                /** @description How long it waits, in milliseconds; then it fails */
                expiresAfterMs?: number;
            };
            /**
             * @description What becomes of a write that was cut off: `fail`, or `retry` at the risk of doing it twice
             * @enum {string}
             */
            onInterrupt?: "fail" | "retry";
            /** @description Kept and never looked at, for programs that draw plans */
            metadata?: {
                [key: string]: unknown;
            };
        };
        /** @description A plan that is kept, with what starts it and what has become of it */
        SavedWorkflow: {
            /** @description The plan's id; a workflow that is saved from it has the same. Yours alone: others may have one of that name */
            id: string;
            /**
             * Format: int64
             * @description When it was made, in milliseconds since 1970
             */
            createdAt: number;
            /** @description What it is called */
            name: string;
            /** @description What it is for, in more words */
            description?: string;
            /**
             * @description What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request
             * @enum {string}
             */
            trigger?: "manual" | "schedule" | "webhook";
            /** @description Five fields */
            cron?: string;
            /** @description IANA name; UTC without it */
            timezone?: string;
            /** @description At most 200 */
            steps: components["schemas"]["WorkflowStep"][];
            /** @description What ends a run of it early; it can only shorten what the server allows */
            limits?: {
                /** @description The most time of a run, in milliseconds */
                timeoutMs?: number;
                /** @description The most tokens of language models, read and written */
                maxTokens?: number;
                /** @description The most attempts at calls of tools */
                maxCalls?: number;
            };
            /** @description What made it */
            planner?: string;
            /** @description What the planner filled in */
            assumptions?: string[];
            /** @description Yours; kept and never looked at */
            metadata?: {
                [key: string]: unknown;
            };
            /** @description Whether its schedule and its webhook start it; one may always run it by hand */
            enabled: boolean;
            /**
             * @description What starts it: `on_demand` by hand alone, `scheduled` at the times of `cron`, `webhook` by a request
             * @enum {string}
             */
            schedule: "on_demand" | "scheduled" | "webhook";
            /** @description Counts the changes of the plan, from 1 */
            version: number;
            /** @description How many runs of it have begun */
            runCount: number;
            /**
             * Format: int64
             * @description When the last run began, in milliseconds since 1970
             */
            lastRunAt: number | null;
            /**
             * Format: int64
             * @description When its cron expression is due, in milliseconds since 1970
             */
            nextRunAt: number | null;
            /**
             * Format: int64
             * @description When it was changed, in milliseconds since 1970
             */
            updatedAt: number;
            /** @description Whether its webhook is fired by GET too, and not by POST alone */
            allowGet: boolean;
            /** @description How long its ended runs are kept, where its owner said so; the rule of the server holds besides */
            keepRuns: {
                /** @description The most ended runs; the oldest are deleted */
                runs?: number;
                /** @description The days after its end for which a run is kept */
                days?: number;
            } | null;
            /** @description The last part of webhookUrl; null for a token without the scope `manage`, and when what is stored of it was damaged, until the workflow gets a fresh one */
            webhookSecret: string | null;
            /** @description Whoever has it can fire the workflow; null as webhookSecret is */
            webhookUrl: string | null;
        };
        /** @description The plan of a workflow as it once was */
        WorkflowVersion: {
            /** @description Counts the changes of the plan, from 1 */
            version: number;
            /**
             * Format: int64
             * @description When it was saved, in milliseconds since 1970
             */
            savedAt: number;
            /**
             * Format: int64
             * @description When it was made, in milliseconds since 1970
             */
            createdAt?: number;
            /** @description What it is called */
            name: string;
            /** @description What it is for, in more words */
            description?: string;
            /**
             * @description What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request
             * @enum {string}
             */
            trigger?: "manual" | "schedule" | "webhook";
            /** @description Five fields */
            cron?: string;
            /** @description IANA name; UTC without it */
            timezone?: string;
            /** @description At most 200 */
            steps: components["schemas"]["WorkflowStep"][];
            /** @description What ends a run of it early; it can only shorten what the server allows */
            limits?: {
                /** @description The most time of a run, in milliseconds */
                timeoutMs?: number;
                /** @description The most tokens of language models, read and written */
                maxTokens?: number;
                /** @description The most attempts at calls of tools */
                maxCalls?: number;
            };
            /** @description What made it */
            planner?: string;
            /** @description What the planner filled in */
            assumptions?: string[];
            /** @description Yours; kept and never looked at */
            metadata?: {
                [key: string]: unknown;
            };
        };
        /** @description How many runs that began on this day ended how */
        DayOfRuns: {
            /**
             * Format: date
             * @description The day
             */
            date: string;
            /** @description Runs that ended ok */
            ok: number;
            /** @description Runs that failed */
            failed: number;
            /** @description Runs that were cancelled */
            cancelled: number;
        };
        /** @description One run: the plan at work, or what has become of it */
        RunRecord: {
            /** @description The run's id */
            id: string;
            /** @description The workflow that it is a run of; null when it is of none */
            workflowId: string | null;
            /** @description The version of the workflow that it runs */
            workflowVersion?: number;
            /** @description What its plan is called */
            name?: string;
            /**
             * @description `queued`, `running` or `waiting` (for an approval) while it goes on; then `ok`, `failed` or `cancelled`
             * @enum {string}
             */
            status: "queued" | "running" | "waiting" | "ok" | "failed" | "cancelled";
            /**
             * @description What started it: by hand, by time, or by a webhook
             * @enum {string}
             */
            trigger: "manual" | "scheduled" | "webhook";
            /**
             * @description `live` does what the steps say; `dry-run` makes the reads and simulates all else
             * @enum {string}
             */
            mode: "live" | "dry-run";
            /**
             * Format: int64
             * @description When it was taken in, in milliseconds since 1970
             */
            startedAt: number;
            /**
             * Format: int64
             * @description When it ended, in milliseconds since 1970
             */
            completedAt?: number;
            /** @description From its start to its end, in milliseconds */
            durationMs?: number;
            /** @description Why it failed, for people */
            error?: string;
            /** @description Why it failed, for programs; each code is explained at /docs/errors */
            code?: string;
            /** @description The run that this one repeats */
            replayOf?: string;
            /** @description The run that this one goes on from */
            retryOf?: string;
            /** @description The run that this one takes back */
            undoOf?: string;
            /** @description What became of each call of that run; it grows while this one runs */
            undo?: {
                /** @description The step that made the call, with its item's place: tell[0] */
                stepId: string;
                /**
                 * @description What became of the call: `undone`, left alone since it was `changed_since`, or it `cannot` be taken back
                 * @enum {string}
                 */
                outcome: "undone" | "changed_since" | "cannot";
                /** @description The same in words */
                message: string;
            }[];
            /** @description What the run has asked its owner: what has no `decision` waits for one */
            approvals?: components["schemas"]["ApprovalRequest"][];
            /** @description What has become of each step so far, in the order in which they ended */
            steps: components["schemas"]["StepResult"][];
        };
        /** @description A step that waits for its owner, or waited, with the very call that it is about */
        ApprovalRequest: {
            /** @description The step's id */
            stepId: string;
            /** @description The step's label */
            name?: string;
            /** @description The tool that it calls */
            tool?: string;
            /** @description The operation of the tool */
            op?: string;
            /** @description What the plan says to its owner */
            message?: string;
            /** @description The rendered parameters of the call, a list of them for a step with forEach; without secrets */
            input: unknown;
            /**
             * Format: int64
             * @description In milliseconds since 1970
             */
            askedAt: number;
            /**
             * Format: int64
             * @description When it counts as refused, in milliseconds since 1970
             */
            expiresAt: number;
            /**
             * @description What came of it; without it, it still waits
             * @enum {string}
             */
            decision?: "approved" | "rejected" | "expired";
            /**
             * Format: int64
             * @description In milliseconds since 1970
             */
            decidedAt?: number;
            /** @description The id of the user who decided */
            decidedBy?: string;
            /** @description The id of the token that decided for them */
            decidedByToken?: string;
            /** @description Why, in the words of who decided; not there when they gave none */
            reason?: string;
        };
        /** @description What has become of one step */
        StepResult: {
            /** @description The step's id */
            stepId: string;
            /** @description Its label, if it has one */
            name?: string;
            /** @description The tool that it calls */
            tool: string;
            /** @description The operation of the tool */
            op: string;
            /** @description Which phase it ran in, from 0 */
            phase: number;
            /**
             * @description How it ended
             * @enum {string}
             */
            status: "ok" | "failed" | "skipped";
            /**
             * @description `live` when the call was made, `dry-run` when it was simulated
             * @enum {string}
             */
            mode: "live" | "dry-run";
            /** @description How many attempts were made; 0 when no call was */
            attempts: number;
            /**
             * Format: int64
             * @description When it began, in milliseconds since 1970
             */
            startedAt: number;
            /**
             * Format: int64
             * @description When it ended, in milliseconds since 1970
             */
            completedAt: number;
            /** @description How long it took, in milliseconds */
            durationMs: number;
            /** @description The rendered parameters, without secrets */
            input?: unknown;
            /** @description What the operation gave */
            output?: unknown;
            /** @description The output was too large and is cut */
            truncated?: boolean;
            /** @description What went wrong, for people */
            error?: string;
            /** @description What went wrong, for programs; each code is explained at /docs/errors */
            code?: string;
            /**
             * @description It was taken over from the run that this one retries
             * @constant
             */
            reused?: true;
        };
        /** @description Data of `step_start`: a step begins */
        StepStartEvent: {
            /** @description The step's id */
            stepId: string;
            /** @description The tool that it calls */
            tool: string;
            /** @description The operation of the tool */
            op: string;
        };
        /** @description Data of `step_log`: a line of what a step does, for people */
        StepLogEvent: {
            /** @description The step's id */
            stepId: string;
            /** @description What it does */
            line: string;
        };
        /** @description Data of `step_mode`: a step goes on in another mode */
        StepModeEvent: {
            /** @description The step's id */
            stepId: string;
            /**
             * @description `live` when the call was made, `dry-run` when it was simulated
             * @enum {string}
             */
            mode: "live" | "dry-run";
        };
        /** @description Data of `step_done`: a step has ended; told when that is on record */
        StepDoneEvent: {
            /** @description The step's id */
            stepId: string;
            /**
             * @description How it ended
             * @enum {string}
             */
            status: "ok" | "failed" | "skipped";
            /** @description How long it took, in milliseconds */
            durationMs: number;
            /** @description How many attempts were made; 0 when no call was */
            attempts?: number;
            /** @description Its output */
            result?: unknown;
            /** @description What went wrong, for people */
            error?: string;
            /** @description What went wrong, for programs; each code is explained at /docs/errors */
            code?: string;
            /**
             * @description It was taken over from the run that this one retries
             * @constant
             */
            reused?: true;
        };
        /** @description Data of `phase_complete`: all steps of a phase have ended */
        PhaseCompleteEvent: {
            /** @description Which phase, from 0 */
            phaseIndex: number;
        };
        /** @description Data of `run_complete`: the run has ended. The last event of a stream */
        RunCompleteEvent: {
            /**
             * @description How the run ended
             * @enum {string}
             */
            status: "ok" | "failed" | "cancelled";
            /** @description The run's id */
            runId: string;
            /** @description Why it failed, for people */
            error?: string;
            /** @description Why it failed, for programs */
            code?: string;
        };
        /** @description Data of `error`: the stream has failed, not the run; come back with `Last-Event-ID` */
        ErrorEvent: {
            /** @description Something went wrong with the stream, not with the run */
            error: string;
        };
        /** @description A template as lists show it */
        TemplateSummary: {
            /** @description Its name in URLs */
            slug: string;
            /** @description What it is called */
            name: string;
            /** @description What it does, in a line */
            tagline: string;
            /** @description The group that it stands in */
            category: string;
            /** @description The name of a picture for it */
            icon: string;
            /** @description The tools that it is about */
            highlightTools: string[];
            /** @description In seconds */
            estimatedRuntime: number;
            /**
             * @description What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request
             * @enum {string}
             */
            trigger: "manual" | "schedule" | "webhook";
            /** @description When it runs: five fields, in the time zone of `timezone` */
            cron?: string;
            /** @description An IANA name such as `Europe/Berlin`; UTC without it */
            timezone?: string;
            /** @description What it does; which step waits for which decides the order */
            steps: components["schemas"]["WorkflowStep"][];
        };
        /** @description A plan to start from */
        Template: {
            /** @description Its name in URLs */
            slug: string;
            /** @description What it is called */
            name: string;
            /** @description What it does, in a line */
            tagline: string;
            /** @description The group that it stands in */
            category: string;
            /** @description The name of a picture for it */
            icon: string;
            /** @description The tools that it is about */
            highlightTools: string[];
            /** @description In seconds */
            estimatedRuntime: number;
            /** @description What it does, what to connect and what to change */
            description: string;
            /**
             * @description What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request
             * @enum {string}
             */
            trigger: "manual" | "schedule" | "webhook";
            /** @description When it runs: five fields, in the time zone of `timezone` */
            cron?: string;
            /** @description An IANA name such as `Europe/Berlin`; UTC without it */
            timezone?: string;
            /** @description What ends a run of it early; it can only shorten what the server allows */
            limits?: {
                /** @description The most time of a run, in milliseconds */
                timeoutMs?: number;
                /** @description The most tokens of language models, read and written */
                maxTokens?: number;
                /** @description The most attempts at calls of tools */
                maxCalls?: number;
            };
            /** @description Who wrote the plan */
            planner?: string;
            /** @description What the planner filled in by itself */
            assumptions?: string[];
            /** @description What it does; which step waits for which decides the order */
            steps: components["schemas"]["WorkflowStep"][];
            /** @description A payload to try it with */
            triggerExample?: {
                [key: string]: unknown;
            };
        };
        /** @description A key of a provider of language models, masked */
        Credential: {
            /**
             * @description The provider
             * @enum {string}
             */
            provider: "openai" | "anthropic" | "google";
            /** @description The key, with all but its ends left out */
            maskedKey: string;
            /** @description The model that is asked; the one of the server without it */
            model?: string;
            /**
             * Format: int64
             * @description When it was first saved, in milliseconds since 1970
             */
            createdAt: number;
            /**
             * Format: int64
             * @description When it was saved last, in milliseconds since 1970
             */
            updatedAt: number;
        };
        /** @description All keys of the user, and which provider is the default */
        Credentials: {
            /**
             * @description The provider that is used where none is named
             * @enum {string|null}
             */
            default: "openai" | "anthropic" | "google" | null;
            /** @description All that have a key */
            providers: components["schemas"]["Credential"][];
        };
        /** @description How a trial went */
        TestResult: {
            /** @description Whether it works */
            ok: boolean;
            /** @description Who one is there */
            info?: string;
            /** @description Why it failed */
            error?: string;
        };
        /** @description A connection of a tool, its secrets masked */
        Integration: {
            /** @description The tool's id */
            tool: string;
            /** @description The tool's name */
            label: string;
            /** @description Secrets are masked */
            fields: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description When it was connected, in milliseconds since 1970
             */
            createdAt: number;
            /**
             * Format: int64
             * @description When it was changed, in milliseconds since 1970
             */
            updatedAt: number;
            /** @description How the last trial went */
            lastTest?: {
                /** @description Whether it worked */
                ok: boolean;
                /** @description Who one is there, as the vendor says */
                info?: string;
                /** @description Why it did not work */
                error?: string;
                /**
                 * Format: int64
                 * @description When it was tried, in milliseconds since 1970
                 */
                at: number;
            };
        };
        /** @description A tool: what connects it, and what it can do */
        IntegrationDef: {
            /** @description The tool's id */
            tool: string;
            /** @description The tool's name */
            label: string;
            /** @description What it is for */
            description: string;
            /** @description What connects it */
            fields: components["schemas"]["FieldDef"][];
            /** @description The sets of fields of which one is needed beside the required ones */
            ways?: string[][];
            /** @description What it can do */
            ops: components["schemas"]["OpDef"][];
            /**
             * @description There when it can be connected on its vendor's page
             * @constant
             */
            connect?: true;
        };
        /** @description A field that connects a tool */
        FieldDef: {
            /** @description Its name in `fields` */
            key: string;
            /** @description Its name for people */
            label: string;
            /** @description Whether it is never shown again */
            secret: boolean;
            /** @description Whether the tool cannot be connected without it */
            required: boolean;
            /** @description What a value looks like */
            placeholder?: string;
            /** @description Where a value comes from */
            help?: string;
            /** @description Whether a value has lines */
            multiline?: boolean;
        };
        /** @description An operation of a tool */
        OpDef: {
            /** @description Its name in plans */
            id: string;
            /** @description What it does, in a few words */
            title: string;
            /** @description What it does */
            description: string;
            /**
             * @description `read` only looks, `idempotent` may be repeated, `write` changes something each time
             * @enum {string}
             */
            effect: "read" | "idempotent" | "write";
            /**
             * @description It takes something away
             * @constant
             */
            destructive?: true;
            /** @description How a call is taken back by an undo of its run; left out where nothing is, or it cannot be */
            undo?: string;
            /** @description JSON Schema */
            params?: {
                [key: string]: unknown;
            };
            /** @description JSON Schema */
            output?: {
                [key: string]: unknown;
            };
            /** @description A call and what comes of it; a dry run answers with the output */
            example?: {
                /** @description What the call gets */
                params: {
                    [key: string]: unknown;
                };
                /** @description What the call gives */
                output: unknown;
            };
        };
        /** @description How deliveries to a workflow's webhook are verified; the secret is never shown */
        Verifier: {
            /**
             * @description Whose way of signing is verified
             * @enum {string}
             */
            kind: "github" | "stripe" | "slack" | "linear" | "standard" | "hmac";
            /** @description Masked */
            secret: string;
            /** @description The header that has the signature */
            header?: string;
            /**
             * Format: int64
             * @description When it was set, in milliseconds since 1970
             */
            createdAt: number;
        };
        /** @description An address that is told of ended and waiting runs */
        Webhook: {
            /** @description The webhook's id */
            id: string;
            /** @description Where events are sent */
            url: string;
            /** @description Which events it is told of */
            events: ("run.completed" | "run.failed" | "run.waiting" | "integration.expired")[];
            /** @description Runs of this workflow only */
            workflowId: string | null;
            /** @description Whether anything is sent */
            enabled: boolean;
            /**
             * Format: int64
             * @description When it was made, in milliseconds since 1970
             */
            createdAt: number;
        };
        /** @description An event that was sent to a webhook, or is to be */
        Delivery: {
            /** @description The delivery's id */
            id: string;
            /**
             * @description What happened
             * @enum {string}
             */
            event: "run.completed" | "run.failed" | "run.waiting" | "integration.expired";
            /** @description null for `integration.expired` */
            runId: string | null;
            /**
             * @description `pending` while it is tried, then `delivered` or `failed`
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /**
             * Format: int64
             * @description When the run ended, in milliseconds since 1970
             */
            createdAt: number;
            /** @description Each time that it was sent */
            attempts: {
                /**
                 * Format: int64
                 * @description When it was sent, in milliseconds since 1970
                 */
                at: number;
                /** @description What was answered */
                status?: number;
                /** @description Why there was no answer, or none that counts */
                error?: string;
                /** @description How long it took, in milliseconds */
                durationMs: number;
            }[];
        };
    };
    responses: {
        /** @description The request is not HTTP as it should be: its line, its method, its headers, its URL, the host that it is meant for, or the pace at which it comes */
        NotHttp: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "The request is not valid HTTP",
                 *       "code": "bad_request"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /**
         * @description The `ETag` that the workflow had when it was seen: when it was changed since, nothing is done, and the answer is 412 with what is there now in `details.workflow`. `*` for whatever is there
         * @example *
         */
        IfMatch: string;
        /**
         * @description A workflow's id
         * @example wf_8a23
         */
        WorkflowId: string;
        /**
         * @description A run's id
         * @example run_8a23
         */
        RunId: string;
        /**
         * @description The id of a step of the run
         * @example post
         */
        StepId: string;
        /**
         * @description The id of the last event that was seen, `RUNID:SEQ`: the stream goes on after it
         * @example run_8a23:7
         */
        LastEventId: string;
        /**
         * @description `respond-async` has the run answered at once, with 202 (RFC 7240)
         * @example respond-async
         */
        Prefer: string;
    };
    requestBodies: never;
    headers: {
        /** @description Tells one state of the workflow from another, for `If-Match`: its plan, what starts it, and whether it is enabled. Runs of it change nothing of that */
        WorkflowTag: string;
        /** @description In how many seconds to come back */
        RetryAfter: number;
        /** @description The session, as `dispatch_session` */
        SetCookie: string;
        /** @description Where the run is */
        Location: string;
        /** @description `respond-async` */
        PreferenceApplied: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The code and when it ends */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invite": "dsp_invite_8a23…",
                     *       "expiresAt": 1790604800000
                     *     }
                     */
                    "application/json": {
                        /** @description The code, shown this once */
                        invite: string;
                        /**
                         * Format: int64
                         * @description In milliseconds since 1970
                         */
                        expiresAt: number;
                    };
                };
            };
        };
    };
    exportAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document, as a file to keep */
            200: {
                headers: {
                    /** @description The file's name */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "exportedAt": 1790000000000,
                     *       "user": {
                     *         "id": "usr_8a23",
                     *         "email": "ada@example.com",
                     *         "name": "Ada",
                     *         "createdAt": 1780000000000
                     *       },
                     *       "tokens": [],
                     *       "webhooks": [],
                     *       "integrations": [
                     *         {
                     *           "name": "slack",
                     *           "createdAt": 1780000000000
                     *         }
                     *       ],
                     *       "credentials": [],
                     *       "deliveries": [
                     *         {
                     *           "webhookId": "hook_4c1d",
                     *           "delivery": {
                     *             "id": "msg_2b7e",
                     *             "event": "run.completed",
                     *             "runId": "run_6f5a",
                     *             "status": "delivered",
                     *             "createdAt": 1789000000000,
                     *             "attempts": [
                     *               {
                     *                 "at": 1789000000100,
                     *                 "status": 200,
                     *                 "durationMs": 84
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       ],
                     *       "workflows": [],
                     *       "runs": []
                     *     }
                     */
                    "application/json": components["schemas"]["AccountExport"];
                };
            };
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "you@example.com",
                 *       "password": "hunter2",
                 *       "name": "You"
                 *     }
                 */
                "application/json": {
                    /** @description The address to sign in with; the case of letters does not matter */
                    email: string;
                    /** @description 7 to 128 characters, and none of the commonest */
                    password: string;
                    /** @description What to be called; nothing without it */
                    name?: string | null;
                    /** @description The code of an invitation, where the server needs one */
                    invite?: string | null;
                };
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "usr_8a23",
                     *         "email": "you@example.com",
                     *         "name": "You"
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "you@example.com",
                 *       "password": "hunter2"
                 *     }
                 */
                "application/json": {
                    /** @description The address that the account was made with */
                    email: string;
                    /** @description Its password */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "usr_8a23",
                     *         "email": "you@example.com",
                     *         "name": "You"
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
        };
    };
    askForReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "you@example.com"
                 *     }
                 */
                "application/json": {
                    /** @description The address that the account was made with */
                    email: string;
                };
            };
        };
        responses: {
            /** @description It is taken down */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true,
                     *       "by": "mail",
                     *       "message": "If there is an account with this address, a mail is on its way to it."
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always true
                         * @constant
                         */
                        ok: true;
                        /**
                         * @description How the link comes
                         * @enum {string}
                         */
                        by: "mail" | "administrator";
                        /** @description The same in words */
                        message: string;
                    };
                };
            };
        };
    };
    choosePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "dsp_reset_8a23…",
                 *       "password": "a longer one"
                 *     }
                 */
                "application/json": {
                    /** @description The code of the link: what is behind its `#` */
                    code: string;
                    /** @description The password to come: 7 to 128 characters */
                    password: string;
                };
            };
        };
        responses: {
            /** @description It is set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true,
                     *       "tokens": "kept"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always true
                         * @constant
                         */
                        ok: true;
                        /**
                         * @description API tokens go on: `kept`
                         * @constant
                         */
                        tokens: "kept";
                    };
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session is over, for everyone who has a copy of it */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true
                     *     }
                     */
                    "application/json": components["schemas"]["Ok"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user, or null */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "usr_8a23",
                     *         "email": "you@example.com",
                     *         "name": "You"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description Who is signed in; null when nobody is */
                        user: components["schemas"]["User"] | null;
                        /**
                         * @description There for an administrator alone
                         * @constant
                         */
                        admin?: true;
                    };
                };
            };
        };
    };
    deleteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "hunter2"
                 *     }
                 */
                "application/json": {
                    /** @description The password, once more */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The account is gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true
                     *     }
                     */
                    "application/json": components["schemas"]["Ok"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description The most of a page */
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tokens": [
                     *         {
                     *           "id": "tok_8a23",
                     *           "name": "CI",
                     *           "prefix": "dsp_live_8a23",
                     *           "scopes": [
                     *             "read",
                     *             "run",
                     *             "write"
                     *           ],
                     *           "workflows": null,
                     *           "createdAt": 1790000000000,
                     *           "expiresAt": null,
                     *           "lastUsedAt": null,
                     *           "made": {
                     *             "workflows": [
                     *               "wf_8a23"
                     *             ],
                     *             "webhooks": []
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Those of this page */
                        tokens: components["schemas"]["Token"][];
                        /** @description For the next page; not there on the last */
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "CI",
                 *       "scopes": [
                 *         "read",
                 *         "run"
                 *       ],
                 *       "expiresInDays": 90
                 *     }
                 */
                "application/json": {
                    /** @description What it is for, to tell it from others */
                    name: string;
                    /** @description What it may be used for; read, run and write when left out */
                    scopes?: components["schemas"]["Scope"][] | null;
                    /** @description Ids of your workflows, the only ones that it is to reach, with their runs and versions; all that is yours when left out */
                    workflows?: string[] | null;
                    /** @description After how many days it ends; never without it */
                    expiresInDays?: number | null;
                };
            };
        };
        responses: {
            /** @description The token with its secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token": "dsp_live_8a23…",
                     *       "id": "tok_8a23",
                     *       "name": "CI",
                     *       "scopes": [
                     *         "read",
                     *         "run"
                     *       ],
                     *       "workflows": null,
                     *       "createdAt": 1790000000000,
                     *       "expiresAt": null
                     *     }
                     */
                    "application/json": {
                        /** @description The secret, shown this once */
                        token: string;
                        /** @description Its id, to revoke it by */
                        id: string;
                        /** @description What it is for, to tell it from others */
                        name: string;
                        /** @description What it may do */
                        scopes: components["schemas"]["Scope"][];
                        /** @description Ids of the only workflows that it reaches, with their runs; null for all */
                        workflows: string[] | null;
                        /**
                         * Format: int64
                         * @description Now, in milliseconds since 1970
                         */
                        createdAt: number;
                        /**
                         * Format: int64
                         * @description When it ends, in milliseconds since 1970
                         */
                        expiresAt: number | null;
                    };
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: {
                /**
                 * @description Whether what was made with it is deleted too
                 * @example false
                 */
                withMade?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description A token's id
                 * @example tok_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is revoked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true,
                     *       "made": {
                     *         "workflows": [
                     *           "wf_8a23"
                     *         ],
                     *         "webhooks": []
                     *       },
                     *       "madeDeleted": false
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always true
                         * @constant
                         */
                        ok: true;
                        made: components["schemas"]["MadeByToken"];
                        /** @description Whether that is deleted, or still there */
                        madeDeleted: boolean;
                    };
                };
            };
        };
    };
    beginDeviceLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "dispatch on laptop",
                 *       "scopes": [
                 *         "read",
                 *         "run"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description Which program it is and where; the token is called so */
                    name: string;
                    /** @description What it is to be let do; read, run and write when left out */
                    scopes?: components["schemas"]["Scope"][] | null;
                };
            };
        };
        responses: {
            /** @description It waits for a person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deviceCode": "Yk8pQ…",
                     *       "userCode": "BCDF-GHJK",
                     *       "verificationUri": "https://dispatch.example.com/device",
                     *       "verificationUriComplete": "https://dispatch.example.com/device?code=BCDF-GHJK",
                     *       "expiresAt": 1790000600000,
                     *       "intervalSeconds": 2
                     *     }
                     */
                    "application/json": {
                        /** @description The program's own secret, to ask by what has become of it */
                        deviceCode: string;
                        /** @description The code for the person, such as BCDF-GHJK */
                        userCode: string;
                        /** @description The page where the person types the code */
                        verificationUri: string;
                        /** @description The same page with the code */
                        verificationUriComplete: string;
                        /**
                         * Format: int64
                         * @description When it is over: ten minutes from now, in milliseconds since 1970
                         */
                        expiresAt: number;
                        /** @description How long to wait between two questions */
                        intervalSeconds: number;
                    };
                };
            };
        };
    };
    askDeviceLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "deviceCode": "Yk8pQ…"
                 *     }
                 */
                "application/json": {
                    /** @description The secret from `POST /api/auth/device` */
                    deviceCode: string;
                };
            };
        };
        responses: {
            /** @description Nothing yet, no, or a token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "waiting"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description `waiting` for the person, `refused`, or `allowed`, which alone has the other members
                         * @enum {string}
                         */
                        status: "waiting" | "refused" | "allowed";
                        /** @description The secret, shown this once */
                        token?: string;
                        /** @description Its id, to revoke it by */
                        id?: string;
                        /** @description What it is called */
                        name?: string;
                        /** @description What it may do */
                        scopes?: components["schemas"]["Scope"][];
                        /** @description Ids of the only workflows that it reaches, with their runs; null for all */
                        workflows?: string[] | null;
                        /**
                         * Format: int64
                         * @description Now, in milliseconds since 1970
                         */
                        createdAt?: number;
                        /**
                         * Format: int64
                         * @description When it ends, in milliseconds since 1970
                         */
                        expiresAt?: number | null;
                    };
                };
            };
        };
    };
    getDeviceLogin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The code that the program shows; small letters and no dash do too
                 * @example BCDF-GHJK
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The program */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "login": {
                     *         "name": "dispatch on laptop",
                     *         "scopes": [
                     *           "read",
                     *           "run"
                     *         ],
                     *         "client": "192.0.2.1",
                     *         "createdAt": 1790000000000,
                     *         "expiresAt": 1790000600000
                     *       }
                     *     }
                     */
                    "application/json": {
                        login: components["schemas"]["DeviceLogin"];
                    };
                };
            };
        };
    };
    answerDeviceLogin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The code that the program shows; small letters and no dash do too
                 * @example BCDF-GHJK
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "allow": true
                 *     }
                 */
                "application/json": {
                    /** @description Whether it is let in */
                    allow: boolean;
                };
            };
        };
        responses: {
            /** @description The program is told when it asks next */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true
                     *     }
                     */
                    "application/json": components["schemas"]["Ok"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description The most of a page */
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessions": [
                     *         {
                     *           "id": "8a23",
                     *           "createdAt": 1790000000000,
                     *           "expiresAt": 1792592000000,
                     *           "current": true,
                     *           "userAgent": "curl/8"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Those of this page */
                        sessions: components["schemas"]["Session"][];
                        /** @description For the next page; not there on the last */
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A session's id in the list
                 * @example 8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true
                     *     }
                     */
                    "application/json": components["schemas"]["Ok"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "hunter2",
                 *       "newPassword": "a longer one"
                 *     }
                 */
                "application/json": {
                    /** @description The password so far */
                    currentPassword: string;
                    /** @description 7 to 128 characters */
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description All other sessions have ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true,
                     *       "sessionsEnded": 1,
                     *       "tokens": "kept"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always true
                         * @constant
                         */
                        ok: true;
                        /** @description How many other sessions have ended */
                        sessionsEnded: number;
                        /**
                         * @description API tokens go on: `kept`
                         * @constant
                         */
                        tokens: "kept";
                    };
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description The most of a page */
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                /**
                 * @description Those whose address has this in it, in any case of letters
                 * @example example.com
                 */
                email?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "users": [
                     *         {
                     *           "id": "usr_8a23",
                     *           "email": "ada@example.com",
                     *           "name": "Ada",
                     *           "admin": false,
                     *           "createdAt": 1790000000000,
                     *           "seenAt": 1790000900000,
                     *           "lockedAt": null,
                     *           "workflows": 3,
                     *           "runs": 41
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Those of this page */
                        users: components["schemas"]["AdminUser"][];
                        /** @description For the next page; not there on the last */
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    showUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id, or e-mail address
                 * @example usr_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "usr_8a23",
                     *         "email": "ada@example.com",
                     *         "name": "Ada",
                     *         "admin": false,
                     *         "createdAt": 1790000000000,
                     *         "seenAt": 1790000900000,
                     *         "lockedAt": null,
                     *         "workflows": 3,
                     *         "runs": 41,
                     *         "limits": {
                     *           "workflows": 10,
                     *           "workflowText": null,
                     *           "webhooks": null,
                     *           "tokens": null
                     *         },
                     *         "quotas": [
                     *           {
                     *             "quota": "workflows",
                     *             "used": 3,
                     *             "most": 10
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["AdminUserDetails"];
                    };
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id, or e-mail address
                 * @example usr_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true,
                     *       "id": "usr_8a23",
                     *       "email": "ada@example.com"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always true
                         * @constant
                         */
                        ok: true;
                        /** @description The id that they had */
                        id: string;
                        /** @description The address that they had, which is free again */
                        email: string;
                    };
                };
            };
        };
    };
    lockUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id, or e-mail address
                 * @example usr_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "runs": "cancel"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What becomes of runs that are under way
                     * @default finish
                     * @enum {string|null}
                     */
                    runs?: "finish" | "cancel" | null;
                };
            };
        };
        responses: {
            /** @description They are locked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "usr_8a23",
                     *         "email": "ada@example.com",
                     *         "name": "Ada",
                     *         "admin": false,
                     *         "createdAt": 1790000000000,
                     *         "seenAt": 1790000900000,
                     *         "lockedAt": 1790001000000,
                     *         "workflows": 3,
                     *         "runs": 41,
                     *         "limits": {
                     *           "workflows": 10,
                     *           "workflowText": null,
                     *           "webhooks": null,
                     *           "tokens": null
                     *         },
                     *         "quotas": [
                     *           {
                     *             "quota": "workflows",
                     *             "used": 3,
                     *             "most": 10
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["AdminUserDetails"];
                    };
                };
            };
        };
    };
    unlockUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id, or e-mail address
                 * @example usr_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are not locked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "usr_8a23",
                     *         "email": "ada@example.com",
                     *         "name": "Ada",
                     *         "admin": false,
                     *         "createdAt": 1790000000000,
                     *         "seenAt": 1790000900000,
                     *         "lockedAt": null,
                     *         "workflows": 3,
                     *         "runs": 41,
                     *         "limits": {
                     *           "workflows": 10,
                     *           "workflowText": null,
                     *           "webhooks": null,
                     *           "tokens": null
                     *         },
                     *         "quotas": [
                     *           {
                     *             "quota": "workflows",
                     *             "used": 3,
                     *             "most": 10
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["AdminUserDetails"];
                    };
                };
            };
        };
    };
    makeReset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id, or e-mail address
                 * @example usr_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link, shown this once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "dsp_reset_8a23…",
                     *       "url": "https://dispatch.example.com/reset#dsp_reset_8a23…",
                     *       "expiresAt": 1790003600000
                     *     }
                     */
                    "application/json": {
                        /** @description The secret, for `POST /api/auth/password/new` */
                        code: string;
                        /** @description The page for it, with the code */
                        url: string;
                        /**
                         * Format: int64
                         * @description Until when it does: an hour from now, in milliseconds since 1970
                         */
                        expiresAt: number;
                    };
                };
            };
        };
    };
    limitUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id, or e-mail address
                 * @example usr_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "workflows": 10
                 *     }
                 */
                "application/json": {
                    /** @description How many workflows the user may have; null for what all may */
                    workflows?: number | null;
                    /** @description How many characters of JSON their plans may have together; null for what all may */
                    workflowText?: number | null;
                    /** @description How many webhooks; null for what all may */
                    webhooks?: number | null;
                    /** @description How many tokens; null for what all may */
                    tokens?: number | null;
                };
            };
        };
        responses: {
            /** @description The user with these limits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "usr_8a23",
                     *         "email": "ada@example.com",
                     *         "name": "Ada",
                     *         "admin": false,
                     *         "createdAt": 1790000000000,
                     *         "seenAt": 1790000900000,
                     *         "lockedAt": null,
                     *         "workflows": 3,
                     *         "runs": 41,
                     *         "limits": {
                     *           "workflows": 10,
                     *           "workflowText": null,
                     *           "webhooks": null,
                     *           "tokens": null
                     *         },
                     *         "quotas": [
                     *           {
                     *             "quota": "workflows",
                     *             "used": 3,
                     *             "most": 10
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["AdminUserDetails"];
                    };
                };
            };
        };
    };
    setAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id, or e-mail address
                 * @example usr_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "admin": true
                 *     }
                 */
                "application/json": {
                    /** @description Whether they are one */
                    admin: boolean;
                };
            };
        };
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "usr_8a23",
                     *         "email": "ada@example.com",
                     *         "name": "Ada",
                     *         "admin": true,
                     *         "createdAt": 1790000000000,
                     *         "seenAt": 1790000900000,
                     *         "lockedAt": null,
                     *         "workflows": 3,
                     *         "runs": 41,
                     *         "limits": {
                     *           "workflows": 10,
                     *           "workflowText": null,
                     *           "webhooks": null,
                     *           "tokens": null
                     *         },
                     *         "quotas": [
                     *           {
                     *             "quota": "workflows",
                     *             "used": 3,
                     *             "most": 10
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["AdminUserDetails"];
                    };
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description The most of a page */
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                /**
                 * @description From this moment on, in milliseconds since 1970
                 * @example 1790000000000
                 */
                since?: number;
                /**
                 * @description Before this moment, in milliseconds since 1970
                 * @example 1790000600000
                 */
                until?: number;
                /**
                 * @description Only what this user did: an id
                 * @example usr_8a23
                 */
                actor?: string;
                /**
                 * @description Only these
                 * @example token.made
                 */
                action?: components["schemas"]["AuditAction"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "id": "aud_8a23",
                     *           "at": 1790000000000,
                     *           "actor": "usr_8a23",
                     *           "token": null,
                     *           "client": "192.0.2.1",
                     *           "action": "token.made",
                     *           "object": "tok_8a23",
                     *           "detail": "scopes: read run"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Those of this page */
                        events: components["schemas"]["AuditEvent"][];
                        /** @description For the next page; not there on the last */
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    listOwnAudit: {
        parameters: {
            query?: {
                /** @description The most of a page */
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                /**
                 * @description From this moment on, in milliseconds since 1970
                 * @example 1790000000000
                 */
                since?: number;
                /**
                 * @description Before this moment, in milliseconds since 1970
                 * @example 1790000600000
                 */
                until?: number;
                /**
                 * @description Only these
                 * @example token.made
                 */
                action?: components["schemas"]["AuditAction"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "id": "aud_8a23",
                     *           "at": 1790000000000,
                     *           "actor": "usr_8a23",
                     *           "token": null,
                     *           "client": "192.0.2.1",
                     *           "action": "token.made",
                     *           "object": "tok_8a23",
                     *           "detail": "scopes: read run"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Those of this page */
                        events: components["schemas"]["AuditEvent"][];
                        /** @description For the next page; not there on the last */
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    listQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All quotas */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "quotas": [
                     *         {
                     *           "quota": "workflows",
                     *           "used": 3,
                     *           "most": 1000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description One for each kind of thing that is counted */
                        quotas: components["schemas"]["Quota"][];
                    };
                };
            };
        };
    };
    parse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "input": "Get https://example.com every weekday at 9"
                 *     }
                 */
                "application/json": {
                    /** @description The brief, at most 8 KiB */
                    input: string;
                    /** @description The only tools that the plan may use */
                    enabledTools?: string[] | null;
                    /** @description Whether the answer tells the planner's choices and the words that made them */
                    trace?: boolean | null;
                    /** @description The plan that the brief changes; without it a new one is made */
                    plan?: components["schemas"]["PlanGiven"];
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description The plan; nothing was saved or run */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "plan": {
                     *         "id": "wf_8a23",
                     *         "createdAt": 1790000000000,
                     *         "name": "Look",
                     *         "trigger": "schedule",
                     *         "cron": "0 9 * * 1-5",
                     *         "steps": [
                     *           {
                     *             "id": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "params": {
                     *               "url": "https://example.com"
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "schedule": "scheduled",
                     *       "starts": {
                     *         "trigger": "schedule",
                     *         "cron": "0 9 * * 1-5",
                     *         "nextRunAt": 1790067600000,
                     *         "nextRuns": [
                     *           1790067600000,
                     *           1790154000000,
                     *           1790240400000,
                     *           1790326800000,
                     *           1790586000000
                     *         ],
                     *         "message": "Saved as it is, this runs by itself at `0 9 * * 1-5`, UTC time; first at 2026-09-22T09:00:00Z."
                     *       },
                     *       "missing": [],
                     *       "permissions": [
                     *         {
                     *           "effect": "read",
                     *           "tool": "http",
                     *           "op": "get",
                     *           "target": "https://example.com"
                     *         }
                     *       ],
                     *       "warnings": []
                     *     }
                     */
                    "application/json": {
                        plan: components["schemas"]["WorkflowPlan"];
                        /**
                         * @description What the plan suggests: this answer, sent to POST /api/workflows as it is, has the workflow saved with it
                         * @enum {string}
                         */
                        schedule: "on_demand" | "scheduled" | "webhook";
                        starts: components["schemas"]["PlanStarts"];
                        /** @description Tools that the user has yet to connect */
                        missing: components["schemas"]["MissingTool"][];
                        /** @description What the plan reads and writes, and whom it reaches */
                        permissions: components["schemas"]["Permission"][];
                        /** @description What its user may not want of the plan, and how to mend it */
                        warnings: components["schemas"]["Warning"][];
                        planner?: components["schemas"]["PlannerTrace"];
                        usage?: components["schemas"]["ModelUsage"];
                        diff?: components["schemas"]["PlanDiff"];
                    };
                };
            };
        };
    };
    publicParse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "input": "Get https://example.com every weekday at 9"
                 *     }
                 */
                "application/json": {
                    /** @description The brief, at most 8 KiB */
                    input: string;
                };
            };
        };
        responses: {
            /** @description The plan; nothing was saved or run */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "plan": {
                     *         "id": "wf_8a23",
                     *         "createdAt": 1790000000000,
                     *         "name": "Look",
                     *         "trigger": "schedule",
                     *         "cron": "0 9 * * 1-5",
                     *         "steps": [
                     *           {
                     *             "id": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "params": {
                     *               "url": "https://example.com"
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "schedule": "scheduled",
                     *       "starts": {
                     *         "trigger": "schedule",
                     *         "cron": "0 9 * * 1-5",
                     *         "nextRunAt": 1790067600000,
                     *         "nextRuns": [
                     *           1790067600000,
                     *           1790154000000,
                     *           1790240400000,
                     *           1790326800000,
                     *           1790586000000
                     *         ],
                     *         "message": "Saved as it is, this runs by itself at `0 9 * * 1-5`, UTC time; first at 2026-09-22T09:00:00Z."
                     *       },
                     *       "missing": [],
                     *       "permissions": [
                     *         {
                     *           "effect": "read",
                     *           "tool": "http",
                     *           "op": "get",
                     *           "target": "https://example.com"
                     *         }
                     *       ],
                     *       "warnings": []
                     *     }
                     */
                    "application/json": {
                        plan: components["schemas"]["WorkflowPlan"];
                        /**
                         * @description What the plan suggests: this answer, sent to POST /api/workflows as it is, has the workflow saved with it
                         * @enum {string}
                         */
                        schedule: "on_demand" | "scheduled" | "webhook";
                        starts: components["schemas"]["PlanStarts"];
                        /** @description Tools that the user has yet to connect */
                        missing: components["schemas"]["MissingTool"][];
                        /** @description What the plan reads and writes, and whom it reaches */
                        permissions: components["schemas"]["Permission"][];
                        /** @description What its user may not want of the plan, and how to mend it */
                        warnings: components["schemas"]["Warning"][];
                        usage?: components["schemas"]["ModelUsage"];
                    };
                };
            };
        };
    };
    checkPlan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "plan": {
                 *         "name": "Look",
                 *         "steps": [
                 *           {
                 *             "id": "look",
                 *             "tool": "http",
                 *             "op": "gett",
                 *             "params": {
                 *               "url": "https://example.com"
                 *             }
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    plan?: components["schemas"]["PlanGiven"];
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description What is known of the plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "valid": false,
                     *       "problems": [
                     *         {
                     *           "path": "/plan/steps/0/op",
                     *           "message": "the tool `http` has no op `gett` (did you mean `get`?)"
                     *         }
                     *       ],
                     *       "phases": [
                     *         [
                     *           "look"
                     *         ]
                     *       ],
                     *       "effects": {},
                     *       "permissions": [],
                     *       "warnings": [],
                     *       "missing": [],
                     *       "schedule": "on_demand",
                     *       "starts": {
                     *         "trigger": "manual",
                     *         "message": "Saved as it is, this runs when you run it, and never by itself."
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PlanReview"];
                };
            };
        };
    };
    listWorkflows: {
        parameters: {
            query?: {
                /** @description The most workflows of a page */
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of workflows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "workflows": [
                     *         {
                     *           "id": "wf_8a23",
                     *           "createdAt": 1790000000000,
                     *           "name": "Look",
                     *           "steps": [
                     *             {
                     *               "id": "look",
                     *               "tool": "http",
                     *               "op": "get",
                     *               "params": {
                     *                 "url": "https://example.com"
                     *               }
                     *             }
                     *           ],
                     *           "enabled": true,
                     *           "schedule": "on_demand",
                     *           "version": 1,
                     *           "runCount": 0,
                     *           "lastRunAt": null,
                     *           "nextRunAt": null,
                     *           "updatedAt": 1790000000000,
                     *           "allowGet": true,
                     *           "keepRuns": null,
                     *           "webhookSecret": null,
                     *           "webhookUrl": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Those of this page */
                        workflows: components["schemas"]["SavedWorkflow"][];
                        /** @description For the next page; not there on the last */
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    saveWorkflow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that the workflow had when it was seen: when it was changed since, nothing is done, and the answer is 412 with what is there now in `details.workflow`. `*` for whatever is there
                 * @example *
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "plan": {
                 *         "id": "wf_8a23",
                 *         "name": "Look",
                 *         "steps": [
                 *           {
                 *             "id": "look",
                 *             "tool": "http",
                 *             "op": "get",
                 *             "params": {
                 *               "url": "https://example.com"
                 *             }
                 *           }
                 *         ]
                 *       },
                 *       "schedule": "on_demand"
                 *     }
                 */
                "application/json": {
                    plan: components["schemas"]["PlanGiven"];
                    /**
                     * @description What starts it: `on_demand` by hand alone, `scheduled` at the times of `cron`, `webhook` by a request; `on_demand` without it
                     * @enum {string}
                     */
                    schedule?: "on_demand" | "scheduled" | "webhook";
                    /** @description How long its ended runs are kept, no longer than the server keeps any; null for as long as that, left out for as it was */
                    keepRuns?: {
                        /** @description The most ended runs; the oldest are deleted */
                        runs?: number;
                        /** @description The days after its end for which a run is kept */
                        days?: number;
                    } | null;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description The workflow, and warnings */
            200: {
                headers: {
                    ETag: components["headers"]["WorkflowTag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "workflow": {
                     *         "id": "wf_8a23",
                     *         "createdAt": 1790000000000,
                     *         "name": "Look",
                     *         "steps": [
                     *           {
                     *             "id": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "params": {
                     *               "url": "https://example.com"
                     *             }
                     *           }
                     *         ],
                     *         "enabled": true,
                     *         "schedule": "on_demand",
                     *         "version": 1,
                     *         "runCount": 0,
                     *         "lastRunAt": null,
                     *         "nextRunAt": null,
                     *         "updatedAt": 1790000000000,
                     *         "allowGet": true,
                     *         "keepRuns": null,
                     *         "webhookSecret": "8a23…",
                     *         "webhookUrl": "https://dispatch.example/api/triggers/8a23…"
                     *       },
                     *       "warnings": []
                     *     }
                     */
                    "application/json": {
                        workflow: components["schemas"]["SavedWorkflow"];
                        /** @description What its owner may not want of it, and how to mend it */
                        warnings: components["schemas"]["Warning"][];
                    };
                };
            };
        };
    };
    blankWorkflow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workflow */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "workflow": {
                     *         "id": "wf_8a23",
                     *         "createdAt": 1790000000000,
                     *         "name": "Look",
                     *         "steps": [
                     *           {
                     *             "id": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "params": {
                     *               "url": "https://example.com"
                     *             }
                     *           }
                     *         ],
                     *         "enabled": true,
                     *         "schedule": "on_demand",
                     *         "version": 1,
                     *         "runCount": 0,
                     *         "lastRunAt": null,
                     *         "nextRunAt": null,
                     *         "updatedAt": 1790000000000,
                     *         "allowGet": true,
                     *         "keepRuns": null,
                     *         "webhookSecret": "8a23…",
                     *         "webhookUrl": "https://dispatch.example/api/triggers/8a23…"
                     *       }
                     *     }
                     */
                    "application/json": {
                        workflow: components["schemas"]["SavedWorkflow"];
                    };
                };
            };
        };
    };
    getWorkflow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workflow */
            200: {
                headers: {
                    ETag: components["headers"]["WorkflowTag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "workflow": {
                     *         "id": "wf_8a23",
                     *         "createdAt": 1790000000000,
                     *         "name": "Look",
                     *         "steps": [
                     *           {
                     *             "id": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "params": {
                     *               "url": "https://example.com"
                     *             }
                     *           }
                     *         ],
                     *         "enabled": true,
                     *         "schedule": "on_demand",
                     *         "version": 1,
                     *         "runCount": 0,
                     *         "lastRunAt": null,
                     *         "nextRunAt": null,
                     *         "updatedAt": 1790000000000,
                     *         "allowGet": true,
                     *         "keepRuns": null,
                     *         "webhookSecret": "8a23…",
                     *         "webhookUrl": "https://dispatch.example/api/triggers/8a23…"
                     *       }
                     *     }
                     */
                    "application/json": {
                        workflow: components["schemas"]["SavedWorkflow"];
                    };
                };
            };
        };
    };
    replaceWorkflow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that the workflow had when it was seen: when it was changed since, nothing is done, and the answer is 412 with what is there now in `details.workflow`. `*` for whatever is there
                 * @example *
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "plan": {
                 *         "name": "Look",
                 *         "steps": [
                 *           {
                 *             "id": "look",
                 *             "tool": "http",
                 *             "op": "get",
                 *             "params": {
                 *               "url": "https://example.com"
                 *             }
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    plan: components["schemas"]["PlanGiven"];
                    /**
                     * @description What starts it: `on_demand` by hand alone, `scheduled` at the times of `cron`, `webhook` by a request; as before without it
                     * @enum {string}
                     */
                    schedule?: "on_demand" | "scheduled" | "webhook";
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description The workflow, and warnings */
            200: {
                headers: {
                    ETag: components["headers"]["WorkflowTag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "workflow": {
                     *         "id": "wf_8a23",
                     *         "createdAt": 1790000000000,
                     *         "name": "Look",
                     *         "steps": [
                     *           {
                     *             "id": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "params": {
                     *               "url": "https://example.com"
                     *             }
                     *           }
                     *         ],
                     *         "enabled": true,
                     *         "schedule": "on_demand",
                     *         "version": 1,
                     *         "runCount": 0,
                     *         "lastRunAt": null,
                     *         "nextRunAt": null,
                     *         "updatedAt": 1790000000000,
                     *         "allowGet": true,
                     *         "keepRuns": null,
                     *         "webhookSecret": "8a23…",
                     *         "webhookUrl": "https://dispatch.example/api/triggers/8a23…"
                     *       },
                     *       "warnings": []
                     *     }
                     */
                    "application/json": {
                        workflow: components["schemas"]["SavedWorkflow"];
                        /** @description What its owner may not want of it, and how to mend it */
                        warnings: components["schemas"]["Warning"][];
                    };
                };
            };
        };
    };
    deleteWorkflow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that the workflow had when it was seen: when it was changed since, nothing is done, and the answer is 412 with what is there now in `details.workflow`. `*` for whatever is there
                 * @example *
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not there any more; its runs are */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true
                     *     }
                     */
                    "application/json": components["schemas"]["Ok"];
                };
            };
        };
    };
    patchWorkflow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that the workflow had when it was seen: when it was changed since, nothing is done, and the answer is 412 with what is there now in `details.workflow`. `*` for whatever is there
                 * @example *
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": true,
                 *       "cron": "0 9 * * 1-5",
                 *       "trigger": "schedule"
                 *     }
                 */
                "application/json": {
                    /** @description What it is called */
                    name?: string | null;
                    /** @description What it is for; null takes it away */
                    description?: string | null;
                    /** @description Whether its schedule and its webhook start it */
                    enabled?: boolean | null;
                    /** @description When it runs, in five fields; null takes it away */
                    cron?: string | null;
                    /** @description An IANA name; null takes it away */
                    timezone?: string | null;
                    /**
                     * @description What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request
                     * @enum {string}
                     */
                    trigger?: "manual" | "schedule" | "webhook";
                    /** @description Steps in place of those that there are */
                    steps?: components["schemas"]["WorkflowStep"][] | null;
                    /** @description Whether its webhook is fired by GET too */
                    allowGet?: boolean | null;
                    /** @description How long its ended runs are kept, no longer than the server keeps any; null for as long as that */
                    keepRuns?: {
                        /** @description The most ended runs; the oldest are deleted */
                        runs?: number;
                        /** @description The days after its end for which a run is kept */
                        days?: number;
                    } | null;
                };
            };
        };
        responses: {
            /** @description The workflow, and warnings */
            200: {
                headers: {
                    ETag: components["headers"]["WorkflowTag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "workflow": {
                     *         "id": "wf_8a23",
                     *         "createdAt": 1790000000000,
                     *         "name": "Look",
                     *         "steps": [
                     *           {
                     *             "id": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "params": {
                     *               "url": "https://example.com"
                     *             }
                     *           }
                     *         ],
                     *         "enabled": true,
                     *         "schedule": "on_demand",
                     *         "version": 1,
                     *         "runCount": 0,
                     *         "lastRunAt": null,
                     *         "nextRunAt": null,
                     *         "updatedAt": 1790000000000,
                     *         "allowGet": true,
                     *         "keepRuns": null,
                     *         "webhookSecret": "8a23…",
                     *         "webhookUrl": "https://dispatch.example/api/triggers/8a23…"
                     *       },
                     *       "warnings": []
                     *     }
                     */
                    "application/json": {
                        workflow: components["schemas"]["SavedWorkflow"];
                        /** @description What its owner may not want of it, and how to mend it */
                        warnings: components["schemas"]["Warning"][];
                    };
                };
            };
        };
    };
    runWorkflow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` has the run answered at once, with 202 (RFC 7240)
                 * @example respond-async
                 */
                Prefer?: components["parameters"]["Prefer"];
                /**
                 * @description 1 to 255 printable characters: the same key within 24 hours starts nothing and answers with the first run
                 * @example order-42
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "trigger": {
                 *         "orderId": "ord_42"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description What expressions read as `trigger`; at most 1 MiB */
                    trigger?: {
                        [key: string]: unknown;
                    } | null;
                    /**
                     * @description `live` does what the steps say; `dry-run` makes the reads and simulates all else
                     * @enum {string}
                     */
                    mode?: "live" | "dry-run";
                };
            };
        };
        responses: {
            /** @description It has ended, one way or the other */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": {
                     *         "id": "run_8a23",
                     *         "workflowId": "wf_8a23",
                     *         "workflowVersion": 1,
                     *         "status": "ok",
                     *         "trigger": "manual",
                     *         "mode": "live",
                     *         "startedAt": 1790000000000,
                     *         "completedAt": 1790000000412,
                     *         "durationMs": 412,
                     *         "steps": [
                     *           {
                     *             "stepId": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "phase": 0,
                     *             "status": "ok",
                     *             "mode": "live",
                     *             "attempts": 1,
                     *             "startedAt": 1790000000001,
                     *             "completedAt": 1790000000411,
                     *             "durationMs": 410,
                     *             "input": {
                     *               "url": "https://example.com"
                     *             },
                     *             "output": {
                     *               "status": 200
                     *             }
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        run: components["schemas"]["RunRecord"];
                    };
                };
            };
            /** @description Taken in; it goes on by itself */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Preference-Applied": components["headers"]["PreferenceApplied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": {
                     *         "id": "run_8a23",
                     *         "workflowId": "wf_8a23",
                     *         "workflowVersion": 1,
                     *         "status": "queued",
                     *         "trigger": "manual",
                     *         "mode": "live",
                     *         "startedAt": 1790000000000,
                     *         "steps": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        run: components["schemas"]["RunRecord"];
                    };
                };
            };
        };
    };
    listVersions: {
        parameters: {
            query?: {
                /** @description The most of a page */
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "versions": [
                     *         {
                     *           "version": 1,
                     *           "savedAt": 1790000000000,
                     *           "name": "Look",
                     *           "steps": [
                     *             {
                     *               "id": "look",
                     *               "tool": "http",
                     *               "op": "get",
                     *               "params": {
                     *                 "url": "https://example.com"
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Those of this page, the newest first */
                        versions: components["schemas"]["WorkflowVersion"][];
                        /** @description For the next page; not there on the last */
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    restoreVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
                /**
                 * @description Which version, from 1
                 * @example 1
                 */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workflow */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "workflow": {
                     *         "id": "wf_8a23",
                     *         "createdAt": 1790000000000,
                     *         "name": "Look",
                     *         "steps": [
                     *           {
                     *             "id": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "params": {
                     *               "url": "https://example.com"
                     *             }
                     *           }
                     *         ],
                     *         "enabled": true,
                     *         "schedule": "on_demand",
                     *         "version": 1,
                     *         "runCount": 0,
                     *         "lastRunAt": null,
                     *         "nextRunAt": null,
                     *         "updatedAt": 1790000000000,
                     *         "allowGet": true,
                     *         "keepRuns": null,
                     *         "webhookSecret": "8a23…",
                     *         "webhookUrl": "https://dispatch.example/api/triggers/8a23…"
                     *       }
                     *     }
                     */
                    "application/json": {
                        workflow: components["schemas"]["SavedWorkflow"];
                    };
                };
            };
        };
    };
    execute: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the last event that was seen, `RUNID:SEQ`: the stream goes on after it
                 * @example run_8a23:7
                 */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
                /**
                 * @description `respond-async` has the run answered at once, with 202 (RFC 7240)
                 * @example respond-async
                 */
                Prefer?: components["parameters"]["Prefer"];
                /**
                 * @description 1 to 255 printable characters: the same key within 24 hours starts nothing and answers with the first run
                 * @example order-42
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "plan": {
                 *         "name": "Look",
                 *         "steps": [
                 *           {
                 *             "id": "look",
                 *             "tool": "http",
                 *             "op": "get",
                 *             "params": {
                 *               "url": "https://example.com"
                 *             }
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    plan: components["schemas"]["PlanGiven"];
                    /** @description Count the run for this workflow */
                    workflowId?: string | null;
                    /** @description What expressions read as `trigger` */
                    trigger?: {
                        [key: string]: unknown;
                    } | null;
                    /**
                     * @description `live` does what the steps say; `dry-run` makes the reads and simulates all else
                     * @enum {string}
                     */
                    mode?: "live" | "dry-run";
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description The run's events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example event: step_start
                     *     data: {"stepId":"look","tool":"http","op":"get"}
                     *     id: run_8a23:1
                     */
                    "text/event-stream": string;
                };
            };
            /** @description Taken in; it goes on by itself */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Preference-Applied": components["headers"]["PreferenceApplied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": {
                     *         "id": "run_8a23",
                     *         "workflowId": "wf_8a23",
                     *         "workflowVersion": 1,
                     *         "status": "queued",
                     *         "trigger": "manual",
                     *         "mode": "live",
                     *         "startedAt": 1790000000000,
                     *         "steps": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        run: components["schemas"]["RunRecord"];
                    };
                };
            };
            /** @description Nothing can come after `Last-Event-ID` */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": {
                     *         "id": "run_8a23",
                     *         "workflowId": "wf_8a23",
                     *         "workflowVersion": 1,
                     *         "status": "ok",
                     *         "trigger": "manual",
                     *         "mode": "live",
                     *         "startedAt": 1790000000000,
                     *         "completedAt": 1790000000412,
                     *         "durationMs": 412,
                     *         "steps": [
                     *           {
                     *             "stepId": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "phase": 0,
                     *             "status": "ok",
                     *             "mode": "live",
                     *             "attempts": 1,
                     *             "startedAt": 1790000000001,
                     *             "completedAt": 1790000000411,
                     *             "durationMs": 410,
                     *             "input": {
                     *               "url": "https://example.com"
                     *             },
                     *             "output": {
                     *               "status": 200
                     *             }
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        run: components["schemas"]["RunRecord"];
                    };
                };
            };
        };
    };
    getRunPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "plan": {
                     *         "id": "wf_tour",
                     *         "createdAt": 1790000000000,
                     *         "name": "Tour",
                     *         "steps": [
                     *           {
                     *             "id": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "params": {
                     *               "url": "https://example.com"
                     *             }
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        plan: components["schemas"]["WorkflowPlan"];
                    };
                };
            };
        };
    };
    runEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the last event that was seen, `RUNID:SEQ`: the stream goes on after it
                 * @example run_8a23:7
                 */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run's events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example event: step_start
                     *     data: {"stepId":"look","tool":"http","op":"get"}
                     *     id: run_8a23:1
                     */
                    "text/event-stream": string;
                };
            };
            /** @description Nothing can come after `Last-Event-ID` */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    cancelRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run as it is at that moment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": {
                     *         "id": "run_8a23",
                     *         "workflowId": "wf_8a23",
                     *         "workflowVersion": 1,
                     *         "status": "ok",
                     *         "trigger": "manual",
                     *         "mode": "live",
                     *         "startedAt": 1790000000000,
                     *         "completedAt": 1790000000412,
                     *         "durationMs": 412,
                     *         "steps": [
                     *           {
                     *             "stepId": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "phase": 0,
                     *             "status": "ok",
                     *             "mode": "live",
                     *             "attempts": 1,
                     *             "startedAt": 1790000000001,
                     *             "completedAt": 1790000000411,
                     *             "durationMs": 410,
                     *             "input": {
                     *               "url": "https://example.com"
                     *             },
                     *             "output": {
                     *               "status": 200
                     *             }
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        run: components["schemas"]["RunRecord"];
                    };
                };
            };
        };
    };
    approveStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
                /**
                 * @description The id of a step of the run
                 * @example post
                 */
                stepId: components["parameters"]["StepId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "Agreed with finance"
                 *     }
                 */
                "application/json": {
                    /** @description Why, in your words. It is kept in the run's record, stands in the step's log or error, and is delivered to webhooks: it is no place for a secret */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The run as it is at that moment; it goes on by itself */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": {
                     *         "id": "run_8a23",
                     *         "workflowId": "wf_8a23",
                     *         "workflowVersion": 1,
                     *         "status": "ok",
                     *         "trigger": "manual",
                     *         "mode": "live",
                     *         "startedAt": 1790000000000,
                     *         "completedAt": 1790000000412,
                     *         "durationMs": 412,
                     *         "steps": [
                     *           {
                     *             "stepId": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "phase": 0,
                     *             "status": "ok",
                     *             "mode": "live",
                     *             "attempts": 1,
                     *             "startedAt": 1790000000001,
                     *             "completedAt": 1790000000411,
                     *             "durationMs": 410,
                     *             "input": {
                     *               "url": "https://example.com"
                     *             },
                     *             "output": {
                     *               "status": 200
                     *             }
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        run: components["schemas"]["RunRecord"];
                    };
                };
            };
        };
    };
    rejectStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
                /**
                 * @description The id of a step of the run
                 * @example post
                 */
                stepId: components["parameters"]["StepId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "The price is last year's"
                 *     }
                 */
                "application/json": {
                    /** @description Why, in your words. It is kept in the run's record, stands in the step's log or error, and is delivered to webhooks: it is no place for a secret */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The run as it is at that moment; the step fails with the code approval_rejected */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": {
                     *         "id": "run_8a23",
                     *         "workflowId": "wf_8a23",
                     *         "workflowVersion": 1,
                     *         "status": "ok",
                     *         "trigger": "manual",
                     *         "mode": "live",
                     *         "startedAt": 1790000000000,
                     *         "completedAt": 1790000000412,
                     *         "durationMs": 412,
                     *         "steps": [
                     *           {
                     *             "stepId": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "phase": 0,
                     *             "status": "ok",
                     *             "mode": "live",
                     *             "attempts": 1,
                     *             "startedAt": 1790000000001,
                     *             "completedAt": 1790000000411,
                     *             "durationMs": 410,
                     *             "input": {
                     *               "url": "https://example.com"
                     *             },
                     *             "output": {
                     *               "status": 200
                     *             }
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        run: components["schemas"]["RunRecord"];
                    };
                };
            };
        };
    };
    history: {
        parameters: {
            query?: {
                /** @description Runs of this workflow only */
                workflowId?: string;
                /** @description Ended ones without it */
                status?: "ended" | "active" | "queued" | "running" | "waiting" | "ok" | "failed" | "cancelled" | "all";
                /** @description Runs that were started so */
                trigger?: "manual" | "scheduled" | "webhook";
                /** @description Runs that were started at this time or later, in milliseconds since 1970 */
                from?: number;
                /** @description Runs that were started before this time, in milliseconds since 1970 */
                to?: number;
                /** @description Runs that have it in their id, their workflow's id, their plan's name, their error or its code, in any case of letters. 2,000 runs are looked at for a page, so that one may have few runs, or none, and still a `nextCursor` */
                text?: string;
                /** @description The most runs of a page */
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "history": [
                     *         {
                     *           "id": "run_8a23",
                     *           "workflowId": "wf_8a23",
                     *           "workflowVersion": 1,
                     *           "status": "ok",
                     *           "trigger": "manual",
                     *           "mode": "live",
                     *           "startedAt": 1790000000000,
                     *           "completedAt": 1790000000412,
                     *           "durationMs": 412,
                     *           "steps": [
                     *             {
                     *               "stepId": "look",
                     *               "tool": "http",
                     *               "op": "get",
                     *               "phase": 0,
                     *               "status": "ok",
                     *               "mode": "live",
                     *               "attempts": 1,
                     *               "startedAt": 1790000000001,
                     *               "completedAt": 1790000000411,
                     *               "durationMs": 410,
                     *               "input": {
                     *                 "url": "https://example.com"
                     *               },
                     *               "output": {
                     *                 "status": 200
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Those of this page */
                        history: components["schemas"]["RunRecord"][];
                        /** @description For the next page; not there on the last */
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query?: {
                /** @description Runs of this workflow only */
                workflowId?: string;
                /** @description Ended ones without it */
                status?: "ended" | "active" | "queued" | "running" | "waiting" | "ok" | "failed" | "cancelled" | "all";
                /** @description Runs that were started so */
                trigger?: "manual" | "scheduled" | "webhook";
                /** @description Runs that were started at this time or later, in milliseconds since 1970 */
                from?: number;
                /** @description Runs that were started before this time, in milliseconds since 1970 */
                to?: number;
                /** @description Runs that have it in their id, their workflow's id, their plan's name, their error or its code, in any case of letters. 2,000 runs are looked at for a page, so that one may have few runs, or none, and still a `nextCursor` */
                text?: string;
                /** @description The most runs of a page */
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "runs": [
                     *         {
                     *           "id": "run_8a23",
                     *           "workflowId": "wf_8a23",
                     *           "workflowVersion": 1,
                     *           "status": "ok",
                     *           "trigger": "manual",
                     *           "mode": "live",
                     *           "startedAt": 1790000000000,
                     *           "completedAt": 1790000000412,
                     *           "durationMs": 412,
                     *           "steps": [
                     *             {
                     *               "stepId": "look",
                     *               "tool": "http",
                     *               "op": "get",
                     *               "phase": 0,
                     *               "status": "ok",
                     *               "mode": "live",
                     *               "attempts": 1,
                     *               "startedAt": 1790000000001,
                     *               "completedAt": 1790000000411,
                     *               "durationMs": 410,
                     *               "input": {
                     *                 "url": "https://example.com"
                     *               },
                     *               "output": {
                     *                 "status": 200
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Those of this page */
                        runs: components["schemas"]["RunRecord"][];
                        /** @description For the next page; not there on the last */
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    stats: {
        parameters: {
            query?: {
                /** @description How many days, today included */
                days?: number;
                /**
                 * @description An IANA name of the time zone in which days begin and end; UTC without it
                 * @example Europe/Berlin
                 */
                timezone?: string;
                /** @description Runs of this workflow only */
                workflowId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "2026-11-30",
                     *       "to": "2026-12-01",
                     *       "timezone": "Europe/Berlin",
                     *       "whole": true,
                     *       "total": {
                     *         "ok": 3,
                     *         "failed": 1,
                     *         "cancelled": 0
                     *       },
                     *       "days": [
                     *         {
                     *           "date": "2026-11-30",
                     *           "ok": 0,
                     *           "failed": 0,
                     *           "cancelled": 0
                     *         },
                     *         {
                     *           "date": "2026-12-01",
                     *           "ok": 3,
                     *           "failed": 1,
                     *           "cancelled": 0
                     *         }
                     *       ],
                     *       "workflows": [
                     *         {
                     *           "workflowId": "wf_8a23",
                     *           "ok": 3,
                     *           "failed": 1,
                     *           "cancelled": 0,
                     *           "days": [
                     *             {
                     *               "date": "2026-12-01",
                     *               "ok": 3,
                     *               "failed": 1,
                     *               "cancelled": 0
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: date
                         * @description The first day
                         */
                        from: string;
                        /**
                         * Format: date
                         * @description Today
                         */
                        to: string;
                        /** @description The time zone of the days */
                        timezone: string;
                        /** @description Whether all runs of these days are counted */
                        whole: boolean;
                        /** @description All days together */
                        total: {
                            /** @description Runs that ended ok */
                            ok: number;
                            /** @description Runs that failed */
                            failed: number;
                            /** @description Runs that were cancelled */
                            cancelled: number;
                        };
                        /** @description Every day, in order */
                        days: components["schemas"]["DayOfRuns"][];
                        /** @description Those with the most runs first, 200 of them */
                        workflows: {
                            /** @description null for runs of no workflow */
                            workflowId: string | null;
                            /** @description Runs that ended ok */
                            ok: number;
                            /** @description Runs that failed */
                            failed: number;
                            /** @description Runs that were cancelled */
                            cancelled: number;
                            /** @description The days with runs, in order */
                            days: components["schemas"]["DayOfRuns"][];
                        }[];
                    };
                };
            };
        };
    };
    cancelRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "run_8a23",
                 *         "run_none"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description The runs to end */
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description What became of each, in the order of the ids */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "run_8a23",
                     *           "status": "cancelled"
                     *         },
                     *         {
                     *           "id": "run_none",
                     *           "error": "Not found",
                     *           "code": "not_found"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description One for each id, in their order */
                        results: {
                            /** @description The run's id */
                            id: string;
                            /**
                             * @description Where it stands right after; one that is under way ends soon
                             * @enum {string}
                             */
                            status?: "queued" | "running" | "waiting" | "ok" | "failed" | "cancelled";
                            /** @description Why it could not be asked to end, in place of `status` */
                            error?: string;
                            /**
                             * @description There when there is no such run
                             * @enum {string}
                             */
                            code?: "not_found";
                        }[];
                    };
                };
            };
        };
    };
    replayRun: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` has the run answered at once, with 202 (RFC 7240)
                 * @example respond-async
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended, one way or the other */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": {
                     *         "id": "run_8a23",
                     *         "workflowId": "wf_8a23",
                     *         "workflowVersion": 1,
                     *         "status": "ok",
                     *         "trigger": "manual",
                     *         "mode": "live",
                     *         "startedAt": 1790000000000,
                     *         "completedAt": 1790000000412,
                     *         "durationMs": 412,
                     *         "steps": [
                     *           {
                     *             "stepId": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "phase": 0,
                     *             "status": "ok",
                     *             "mode": "live",
                     *             "attempts": 1,
                     *             "startedAt": 1790000000001,
                     *             "completedAt": 1790000000411,
                     *             "durationMs": 410,
                     *             "input": {
                     *               "url": "https://example.com"
                     *             },
                     *             "output": {
                     *               "status": 200
                     *             }
                     *           }
                     *         ],
                     *         "replayOf": "run_1b7c"
                     *       }
                     *     }
                     */
                    "application/json": {
                        run: components["schemas"]["RunRecord"];
                    };
                };
            };
            /** @description Taken in; it goes on by itself */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Preference-Applied": components["headers"]["PreferenceApplied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": {
                     *         "id": "run_8a23",
                     *         "workflowId": "wf_8a23",
                     *         "workflowVersion": 1,
                     *         "status": "queued",
                     *         "trigger": "manual",
                     *         "mode": "live",
                     *         "startedAt": 1790000000000,
                     *         "steps": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        run: components["schemas"]["RunRecord"];
                    };
                };
            };
        };
    };
    undoRun: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` has the run answered at once, with 202 (RFC 7240)
                 * @example respond-async
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "mode": "dry-run"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description A dry run says what would be done, and calls nothing
                     * @default live
                     * @enum {string}
                     */
                    mode?: "live" | "dry-run";
                };
            };
        };
        responses: {
            /** @description It has ended, one way or the other */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": {
                     *         "id": "run_8a23",
                     *         "workflowId": null,
                     *         "status": "ok",
                     *         "trigger": "manual",
                     *         "mode": "live",
                     *         "startedAt": 1790000000000,
                     *         "completedAt": 1790000000412,
                     *         "durationMs": 412,
                     *         "steps": [
                     *           {
                     *             "stepId": "undo1",
                     *             "name": "report",
                     *             "tool": "github",
                     *             "op": "undo_create_issue",
                     *             "phase": 0,
                     *             "status": "ok",
                     *             "mode": "live",
                     *             "attempts": 1,
                     *             "startedAt": 1790000000001,
                     *             "completedAt": 1790000000411,
                     *             "durationMs": 410,
                     *             "input": {
                     *               "params": {
                     *                 "repo": "acme/api",
                     *                 "title": "It is down"
                     *               },
                     *               "output": {
                     *                 "number": 7
                     *               }
                     *             },
                     *             "output": {
                     *               "outcome": "undone",
                     *               "message": "Issue 7 is closed as not planned"
                     *             }
                     *           }
                     *         ],
                     *         "undoOf": "run_1b7c",
                     *         "undo": [
                     *           {
                     *             "stepId": "report",
                     *             "outcome": "undone",
                     *             "message": "Issue 7 is closed as not planned"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        run: components["schemas"]["RunRecord"];
                    };
                };
            };
            /** @description Taken in; it goes on by itself */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Preference-Applied": components["headers"]["PreferenceApplied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": {
                     *         "id": "run_8a23",
                     *         "workflowId": null,
                     *         "status": "queued",
                     *         "trigger": "manual",
                     *         "mode": "live",
                     *         "startedAt": 1790000000000,
                     *         "steps": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        run: components["schemas"]["RunRecord"];
                    };
                };
            };
        };
    };
    retryRun: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` has the run answered at once, with 202 (RFC 7240)
                 * @example respond-async
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description A run's id
                 * @example run_8a23
                 */
                id: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "plan": "current"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description `recorded` goes on with the plan that the run had, `current` with what its workflow has now
                     * @enum {string}
                     */
                    plan?: "recorded" | "current";
                };
            };
        };
        responses: {
            /** @description It has ended, one way or the other */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": {
                     *         "id": "run_8a23",
                     *         "workflowId": "wf_8a23",
                     *         "workflowVersion": 1,
                     *         "status": "ok",
                     *         "trigger": "manual",
                     *         "mode": "live",
                     *         "startedAt": 1790000000000,
                     *         "completedAt": 1790000000412,
                     *         "durationMs": 412,
                     *         "steps": [
                     *           {
                     *             "stepId": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "phase": 0,
                     *             "status": "ok",
                     *             "mode": "live",
                     *             "attempts": 1,
                     *             "startedAt": 1790000000001,
                     *             "completedAt": 1790000000411,
                     *             "durationMs": 410,
                     *             "input": {
                     *               "url": "https://example.com"
                     *             },
                     *             "output": {
                     *               "status": 200
                     *             }
                     *           }
                     *         ],
                     *         "retryOf": "run_1b7c"
                     *       }
                     *     }
                     */
                    "application/json": {
                        run: components["schemas"]["RunRecord"];
                    };
                };
            };
            /** @description Taken in; it goes on by itself */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Preference-Applied": components["headers"]["PreferenceApplied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": {
                     *         "id": "run_8a23",
                     *         "workflowId": "wf_8a23",
                     *         "workflowVersion": 1,
                     *         "status": "queued",
                     *         "trigger": "manual",
                     *         "mode": "live",
                     *         "startedAt": 1790000000000,
                     *         "steps": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        run: components["schemas"]["RunRecord"];
                    };
                };
            };
        };
    };
    listTemplates: {
        parameters: {
            query?: {
                /** @description Those of one category, in any case of letters */
                category?: string;
                /** @description The most of a page */
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of templates */
            200: {
                headers: {
                    /** @description For `If-None-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "templates": [
                     *         {
                     *           "slug": "morning-inbox-digest",
                     *           "name": "Morning inbox digest",
                     *           "tagline": "What came overnight, in one message",
                     *           "category": "Productivity",
                     *           "icon": "mail",
                     *           "highlightTools": [
                     *             "gmail"
                     *           ],
                     *           "estimatedRuntime": 12,
                     *           "trigger": "schedule",
                     *           "cron": "0 7 * * *",
                     *           "steps": [
                     *             {
                     *               "id": "unread",
                     *               "tool": "gmail",
                     *               "op": "search",
                     *               "params": {
                     *                 "query": "is:unread"
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Those of this page */
                        templates: components["schemas"]["TemplateSummary"][];
                        /** @description For the next page; not there on the last */
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    getTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A template's name in URLs
                 * @example morning-inbox-digest
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template */
            200: {
                headers: {
                    /** @description For `If-None-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        template: components["schemas"]["Template"];
                    };
                };
            };
        };
    };
    cloneTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A template's name in URLs
                 * @example morning-inbox-digest
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workflow */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "workflow": {
                     *         "id": "wf_8a23",
                     *         "createdAt": 1790000000000,
                     *         "name": "Look",
                     *         "steps": [
                     *           {
                     *             "id": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "params": {
                     *               "url": "https://example.com"
                     *             }
                     *           }
                     *         ],
                     *         "enabled": true,
                     *         "schedule": "on_demand",
                     *         "version": 1,
                     *         "runCount": 0,
                     *         "lastRunAt": null,
                     *         "nextRunAt": null,
                     *         "updatedAt": 1790000000000,
                     *         "allowGet": true,
                     *         "keepRuns": null,
                     *         "webhookSecret": "8a23…",
                     *         "webhookUrl": "https://dispatch.example/api/triggers/8a23…"
                     *       }
                     *     }
                     */
                    "application/json": {
                        workflow: components["schemas"]["SavedWorkflow"];
                    };
                };
            };
        };
    };
    listCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "default": "openai",
                     *       "providers": [
                     *         {
                     *           "provider": "openai",
                     *           "maskedKey": "sk-…abcd",
                     *           "model": "gpt-4o",
                     *           "createdAt": 1790000000000,
                     *           "updatedAt": 1790000000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Credentials"];
                };
            };
        };
    };
    setDefaultCredential: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "provider": "openai"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The provider
                     * @enum {string}
                     */
                    provider: "openai" | "anthropic" | "google";
                };
            };
        };
        responses: {
            /** @description Your keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "default": "openai",
                     *       "providers": [
                     *         {
                     *           "provider": "openai",
                     *           "maskedKey": "sk-…abcd",
                     *           "model": "gpt-4o",
                     *           "createdAt": 1790000000000,
                     *           "updatedAt": 1790000000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Credentials"];
                };
            };
        };
    };
    saveCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description `openai`, `anthropic` or `google`
                 * @example openai
                 */
                provider: "openai" | "anthropic" | "google";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "apiKey": "sk-...",
                 *       "model": "gpt-4o"
                 *     }
                 */
                "application/json": {
                    /** @description The key; kept encrypted and never shown again */
                    apiKey: string;
                    /** @description Which model to ask; the server's choice without it */
                    model?: string | null;
                };
            };
        };
        responses: {
            /** @description The key, masked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "provider": "openai",
                     *       "maskedKey": "sk-…abcd",
                     *       "model": "gpt-4o",
                     *       "createdAt": 1790000000000,
                     *       "updatedAt": 1790000000000
                     *     }
                     */
                    "application/json": components["schemas"]["Credential"];
                };
            };
        };
    };
    testCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description `openai`, `anthropic` or `google`
                 * @example openai
                 */
                provider: "openai" | "anthropic" | "google";
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "apiKey": "sk-..."
                 *     }
                 */
                "application/json": {
                    /** @description A key to try; the saved one without it */
                    apiKey?: string | null;
                };
            };
        };
        responses: {
            /** @description How it went */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true,
                     *       "info": "The key works: 42 models"
                     *     }
                     */
                    "application/json": components["schemas"]["TestResult"];
                };
            };
        };
    };
    deleteCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description `openai`, `anthropic` or `google`
                 * @example openai
                 */
                provider: "openai" | "anthropic" | "google";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys that are left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "default": null,
                     *       "providers": []
                     *     }
                     */
                    "application/json": components["schemas"]["Credentials"];
                };
            };
        };
    };
    listTools: {
        parameters: {
            query?: {
                /** @description With `false` operations come without `params`, `output` and `example`, which are most of the answer */
                schemas?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All tools */
            200: {
                headers: {
                    /** @description For `If-None-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tools": [
                     *         {
                     *           "tool": "slack",
                     *           "label": "Slack",
                     *           "description": "Messages",
                     *           "fields": [],
                     *           "ops": []
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description All tools */
                        tools: components["schemas"]["IntegrationDef"][];
                    };
                };
            };
        };
    };
    getTool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A tool's id
                 * @example slack
                 */
                tool: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tool */
            200: {
                headers: {
                    /** @description For `If-None-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tool": {
                     *         "tool": "slack",
                     *         "label": "Slack",
                     *         "description": "Messages",
                     *         "fields": [],
                     *         "ops": []
                     *       }
                     *     }
                     */
                    "application/json": {
                        tool: components["schemas"]["IntegrationDef"];
                    };
                };
            };
        };
    };
    listIntegrations: {
        parameters: {
            query?: {
                /** @description With `false` operations come without `params`, `output` and `example`, which are most of the answer */
                schemas?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Connections and tools */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "integrations": [
                     *         {
                     *           "tool": "slack",
                     *           "label": "Slack",
                     *           "fields": {
                     *             "botToken": "xoxb-…abcd"
                     *           },
                     *           "createdAt": 1790000000000,
                     *           "updatedAt": 1790000000000,
                     *           "lastTest": {
                     *             "ok": true,
                     *             "info": "@acme-bot in Acme",
                     *             "at": 1790000000000
                     *           }
                     *         }
                     *       ],
                     *       "available": []
                     *     }
                     */
                    "application/json": {
                        /** @description Your connections */
                        integrations: components["schemas"]["Integration"][];
                        /** @description All tools */
                        available: components["schemas"]["IntegrationDef"][];
                    };
                };
            };
        };
    };
    saveIntegration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A tool's id
                 * @example slack
                 */
                tool: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fields": {
                 *         "botToken": "xoxb-..."
                 *       },
                 *       "test": true
                 *     }
                 */
                "application/json": {
                    /** @description All fields of the tool, by their keys */
                    fields: {
                        [key: string]: string | null;
                    };
                    /** @description Whether to try the connection first */
                    test?: boolean | null;
                };
            };
        };
        responses: {
            /** @description The connection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "integration": {
                     *         "tool": "slack",
                     *         "label": "Slack",
                     *         "fields": {
                     *           "botToken": "xoxb-…abcd"
                     *         },
                     *         "createdAt": 1790000000000,
                     *         "updatedAt": 1790000000000,
                     *         "lastTest": {
                     *           "ok": true,
                     *           "info": "@acme-bot in Acme",
                     *           "at": 1790000000000
                     *         }
                     *       },
                     *       "test": {
                     *         "ok": true,
                     *         "info": "@acme-bot in Acme"
                     *       }
                     *     }
                     */
                    "application/json": {
                        integration: components["schemas"]["Integration"];
                        test?: components["schemas"]["TestResult"];
                    };
                };
            };
        };
    };
    testIntegration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A tool's id
                 * @example slack
                 */
                tool: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "fields": {
                 *         "botToken": "xoxb-..."
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description Fields to try; the saved ones without it */
                    fields?: {
                        [key: string]: string | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description How it went */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true,
                     *       "info": "@acme-bot in Acme"
                     *     }
                     */
                    "application/json": components["schemas"]["TestResult"];
                };
            };
        };
    };
    deleteIntegration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A tool's id
                 * @example slack
                 */
                tool: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "integrations": [
                     *         {
                     *           "tool": "slack",
                     *           "label": "Slack",
                     *           "fields": {
                     *             "botToken": "xoxb-…abcd"
                     *           },
                     *           "createdAt": 1790000000000,
                     *           "updatedAt": 1790000000000,
                     *           "lastTest": {
                     *             "ok": true,
                     *             "info": "@acme-bot in Acme",
                     *             "at": 1790000000000
                     *           }
                     *         }
                     *       ],
                     *       "available": []
                     *     }
                     */
                    "application/json": {
                        /** @description Your connections that are left */
                        integrations: components["schemas"]["Integration"][];
                        /** @description All tools */
                        available: components["schemas"]["IntegrationDef"][];
                    };
                };
            };
        };
    };
    connectIntegration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A tool's id
                 * @example github
                 */
                tool: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to go */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://github.com/login/oauth/authorize?response_type=code&client_id=Iv1.8a61f9b3a7aba766&state=Zk3mE"
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: uri
                         * @description The vendor's page; open it in the browser that you are signed in with
                         */
                        url: string;
                    };
                };
            };
        };
    };
    returnFromVendor: {
        parameters: {
            query?: {
                /**
                 * @description What was sent to the vendor's page
                 * @example Zk3…
                 */
                state?: string;
                /**
                 * @description What the vendor gives tokens for
                 * @example 4/0Ab…
                 */
                code?: string;
                /**
                 * @description There when the vendor gives no access
                 * @example access_denied
                 */
                error?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tool is connected; says who one is there */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html>… */
                    "text/html": string;
                };
            };
        };
    };
    fireByGet: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `respond-async` has the run answered at once, with 202 (RFC 7240)
                 * @example respond-async
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description The secret of a workflow's webhook URL
                 * @example 8a23…
                 */
                secret: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended, one way or the other; or the sender's own handshake was answered */
            200: {
                headers: {
                    /** @description `true` when the key had started the run before */
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": true,
                     *       "runId": "run_8a23",
                     *       "status": "ok",
                     *       "durationMs": 412,
                     *       "workflowId": "wf_8a23"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always true: the run has begun
                         * @constant
                         */
                        accepted: true;
                        /** @description The run's id */
                        runId: string;
                        /**
                         * @description `queued`, `running` or `waiting` (for an approval) while it goes on; then `ok`, `failed` or `cancelled`
                         * @enum {string}
                         */
                        status: "queued" | "running" | "waiting" | "ok" | "failed" | "cancelled";
                        /** @description From its start to its end, in milliseconds; there when it has ended */
                        durationMs?: number;
                        /** @description The workflow's id */
                        workflowId: string;
                    } | {
                        /** @description What the sender asked to be told */
                        challenge: string;
                    } | components["schemas"]["Ok"];
                };
            };
            /** @description Taken in; it goes on by itself */
            202: {
                headers: {
                    /** @description `true` when the key had started the run before */
                    "Idempotent-Replay"?: string;
                    "Preference-Applied": components["headers"]["PreferenceApplied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": true,
                     *       "runId": "run_8a23",
                     *       "status": "queued",
                     *       "workflowId": "wf_8a23"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always true: the run has begun
                         * @constant
                         */
                        accepted: true;
                        /** @description The run's id */
                        runId: string;
                        /**
                         * @description `queued`, `running` or `waiting` (for an approval) while it goes on; then `ok`, `failed` or `cancelled`
                         * @enum {string}
                         */
                        status: "queued" | "running" | "waiting" | "ok" | "failed" | "cancelled";
                        /** @description From its start to its end, in milliseconds; there when it has ended */
                        durationMs?: number;
                        /** @description The workflow's id */
                        workflowId: string;
                    };
                };
            };
            /** @description What a browser fetched ahead, or as a part of a page, which fires nothing */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    fireByWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable characters: the same key within 24 hours starts nothing and answers with the first run. Ignored where the webhook has a verifier: only what is signed tells repetitions there
                 * @example order-42
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description `respond-async` has the run answered at once, with 202 (RFC 7240)
                 * @example respond-async
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description The secret of a workflow's webhook URL
                 * @example 8a23…
                 */
                secret: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "orderId": "ord_42"
                 *     }
                 */
                "application/json": unknown;
                "application/x-www-form-urlencoded": {
                    [key: string]: unknown;
                };
                "text/plain": string;
            };
        };
        responses: {
            /** @description It has ended, one way or the other; or the sender's own handshake was answered */
            200: {
                headers: {
                    /** @description `true` when the key had started the run before */
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": true,
                     *       "runId": "run_8a23",
                     *       "status": "ok",
                     *       "durationMs": 412,
                     *       "workflowId": "wf_8a23"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always true: the run has begun
                         * @constant
                         */
                        accepted: true;
                        /** @description The run's id */
                        runId: string;
                        /**
                         * @description `queued`, `running` or `waiting` (for an approval) while it goes on; then `ok`, `failed` or `cancelled`
                         * @enum {string}
                         */
                        status: "queued" | "running" | "waiting" | "ok" | "failed" | "cancelled";
                        /** @description From its start to its end, in milliseconds; there when it has ended */
                        durationMs?: number;
                        /** @description The workflow's id */
                        workflowId: string;
                    } | {
                        /** @description What the sender asked to be told */
                        challenge: string;
                    } | components["schemas"]["Ok"];
                };
            };
            /** @description Taken in; it goes on by itself */
            202: {
                headers: {
                    /** @description `true` when the key had started the run before */
                    "Idempotent-Replay"?: string;
                    "Preference-Applied": components["headers"]["PreferenceApplied"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": true,
                     *       "runId": "run_8a23",
                     *       "status": "queued",
                     *       "workflowId": "wf_8a23"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always true: the run has begun
                         * @constant
                         */
                        accepted: true;
                        /** @description The run's id */
                        runId: string;
                        /**
                         * @description `queued`, `running` or `waiting` (for an approval) while it goes on; then `ok`, `failed` or `cancelled`
                         * @enum {string}
                         */
                        status: "queued" | "running" | "waiting" | "ok" | "failed" | "cancelled";
                        /** @description From its start to its end, in milliseconds; there when it has ended */
                        durationMs?: number;
                        /** @description The workflow's id */
                        workflowId: string;
                    };
                };
            };
            /** @description What a browser fetched ahead, or as a part of a page, which fires nothing */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    renewSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workflow with its new address */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "workflow": {
                     *         "id": "wf_8a23",
                     *         "createdAt": 1790000000000,
                     *         "name": "Look",
                     *         "steps": [
                     *           {
                     *             "id": "look",
                     *             "tool": "http",
                     *             "op": "get",
                     *             "params": {
                     *               "url": "https://example.com"
                     *             }
                     *           }
                     *         ],
                     *         "enabled": true,
                     *         "schedule": "on_demand",
                     *         "version": 1,
                     *         "runCount": 0,
                     *         "lastRunAt": null,
                     *         "nextRunAt": null,
                     *         "updatedAt": 1790000000000,
                     *         "allowGet": true,
                     *         "keepRuns": null,
                     *         "webhookSecret": "8a23…",
                     *         "webhookUrl": "https://dispatch.example/api/triggers/8a23…"
                     *       }
                     *     }
                     */
                    "application/json": {
                        workflow: components["schemas"]["SavedWorkflow"];
                    };
                };
            };
        };
    };
    getVerifier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The verifier, or null */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "verifier": {
                     *         "kind": "github",
                     *         "secret": "••••••••",
                     *         "createdAt": 1790000000000
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description How they are verified; null when they are not */
                        verifier: components["schemas"]["Verifier"] | null;
                    };
                };
            };
        };
    };
    setVerifier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "github",
                 *       "secret": "the secret of the webhook at GitHub"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Whose way of signing to verify
                     * @enum {string}
                     */
                    kind: "github" | "stripe" | "slack" | "linear" | "standard" | "hmac";
                    /** @description What the sender signs with; kept encrypted and never shown */
                    secret: string;
                    /** @description Where `hmac` has the signature */
                    header?: string | null;
                };
            };
        };
        responses: {
            /** @description The verifier */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "verifier": {
                     *         "kind": "github",
                     *         "secret": "••••••••",
                     *         "createdAt": 1790000000000
                     *       }
                     *     }
                     */
                    "application/json": {
                        verifier: components["schemas"]["Verifier"];
                    };
                };
            };
        };
    };
    removeVerifier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A workflow's id
                 * @example wf_8a23
                 */
                id: components["parameters"]["WorkflowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing is verified any more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true
                     *     }
                     */
                    "application/json": components["schemas"]["Ok"];
                };
            };
        };
    };
    cron: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was fired */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "timestamp": "2026-11-25T09:00:00Z",
                     *       "scheduled": 3,
                     *       "fired": 1,
                     *       "runs": [
                     *         {
                     *           "workflowId": "wf_8a23",
                     *           "runId": "run_8a23",
                     *           "status": "ok"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description The minute that was looked at
                         */
                        timestamp: string;
                        /** @description How many workflows have a schedule that is on */
                        scheduled: number;
                        /** @description How many were due and have begun */
                        fired: number;
                        /** @description What became of each */
                        runs: {
                            /** @description The workflow */
                            workflowId: string;
                            /** @description Its run; left out when none could begin */
                            runId?: string;
                            /**
                             * @description How the run ended, or `waiting` for an approval; `error` when none could begin
                             * @enum {string}
                             */
                            status: "ok" | "failed" | "cancelled" | "waiting" | "error";
                        }[];
                    };
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description The most of a page */
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of webhooks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhooks": [
                     *         {
                     *           "id": "hook_8a23",
                     *           "url": "https://example.com/hook",
                     *           "events": [
                     *             "run.completed",
                     *             "run.failed"
                     *           ],
                     *           "workflowId": null,
                     *           "enabled": true,
                     *           "createdAt": 1790000000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Those of this page */
                        webhooks: components["schemas"]["Webhook"][];
                        /** @description For the next page; not there on the last */
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://example.com/hook",
                 *       "events": [
                 *         "run.completed"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description Where to send events, by POST */
                    url: string;
                    /** @description Which events to send */
                    events: ("run.completed" | "run.failed" | "run.waiting" | "integration.expired")[];
                    /** @description Only of runs of this workflow; of all without it */
                    workflowId?: string | null;
                };
            };
        };
        responses: {
            /** @description The webhook with its secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook": {
                     *         "id": "hook_8a23",
                     *         "url": "https://example.com/hook",
                     *         "events": [
                     *           "run.completed",
                     *           "run.failed"
                     *         ],
                     *         "workflowId": null,
                     *         "enabled": true,
                     *         "createdAt": 1790000000000
                     *       },
                     *       "secret": "whsec_…"
                     *     }
                     */
                    "application/json": {
                        webhook: components["schemas"]["Webhook"];
                        /** @description Shown this once; deliveries are signed with it */
                        secret: string;
                    };
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A webhook's id
                 * @example hook_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ok": true
                     *     }
                     */
                    "application/json": components["schemas"]["Ok"];
                };
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A webhook's id
                 * @example hook_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": false
                 *     }
                 */
                "application/json": {
                    /** @description Where to send events */
                    url?: string | null;
                    /** @description Which events to send */
                    events?: ("run.completed" | "run.failed" | "run.waiting" | "integration.expired")[] | null;
                    /** @description Only of runs of this workflow; null for all */
                    workflowId?: string | null;
                    /** @description Whether anything is sent */
                    enabled?: boolean | null;
                };
            };
        };
        responses: {
            /** @description The webhook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook": {
                     *         "id": "hook_8a23",
                     *         "url": "https://example.com/hook",
                     *         "events": [
                     *           "run.completed",
                     *           "run.failed"
                     *         ],
                     *         "workflowId": null,
                     *         "enabled": true,
                     *         "createdAt": 1790000000000
                     *       }
                     *     }
                     */
                    "application/json": {
                        webhook: components["schemas"]["Webhook"];
                    };
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description The most of a page */
                limit?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A webhook's id
                 * @example hook_8a23
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveries": [
                     *         {
                     *           "id": "dlv_8a23",
                     *           "event": "run.completed",
                     *           "runId": "run_8a23",
                     *           "status": "delivered",
                     *           "createdAt": 1790000000000,
                     *           "attempts": [
                     *             {
                     *               "at": 1790000000100,
                     *               "status": 204,
                     *               "durationMs": 12
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Those of this page */
                        deliveries: components["schemas"]["Delivery"][];
                        /** @description For the next page; not there on the last */
                        nextCursor?: string;
                    };
                };
            };
        };
    };
    redeliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A webhook's id
                 * @example hook_8a23
                 */
                id: string;
                /**
                 * @description A delivery's id
                 * @example dlv_8a23
                 */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, pending again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "delivery": {
                     *         "id": "dlv_8a23",
                     *         "event": "run.completed",
                     *         "runId": "run_8a23",
                     *         "status": "pending",
                     *         "createdAt": 1790000000000,
                     *         "attempts": [
                     *           {
                     *             "at": 1790000000100,
                     *             "status": 204,
                     *             "durationMs": 12
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        delivery: components["schemas"]["Delivery"];
                    };
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It lives */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "version": "0.1.0"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always `ok`
                         * @constant
                         */
                        status: "ok";
                        /** @description The program's version */
                        version: string;
                    };
                };
            };
        };
    };
    readiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready",
                     *       "version": "0.1.0"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always `ready`
                         * @constant
                         */
                        status: "ready";
                        /** @description The program's version */
                        version: string;
                    };
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the text format, or as OpenMetrics when that is asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example # HELP dispatch_runs_total Runs that ended
                     *     # TYPE dispatch_runs_total counter
                     *     dispatch_runs_total{mode="live",status="ok",trigger="manual"} 42.0
                     */
                    "text/plain": string;
                    "application/openmetrics-text": string;
                };
            };
        };
    };
    version: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it is */
            200: {
                headers: {
                    /** @description For `If-None-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "0.1.0",
                     *       "build": "8a23c0ffee12",
                     *       "api": "0.1.0"
                     *     }
                     */
                    "application/json": {
                        /** @description The program's version */
                        version: string;
                        /** @description Tells one build of a version from another */
                        build: string;
                        /** @description The version of this description */
                        api: string;
                    };
                };
            };
        };
    };
    openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1 */
            200: {
                headers: {
                    /** @description For `If-None-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
}

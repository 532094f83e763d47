"""What Slack allows, in one place; every number names the vendor page that it comes from.

Pages are below https://docs.slack.dev/. Lengths are in characters, times in seconds.
"""

# reference/block-kit/blocks, …/block-elements, …/composition-objects
BLOCKS_PER_MESSAGE = 50
BLOCKS_PER_VIEW = 100
BLOCK_ID = 255
ACTION_ID = 255
SECTION_TEXT = 3_000
SECTION_FIELDS = 10
FIELD_TEXT = 2_000
HEADER_TEXT = 150
ACTIONS_ELEMENTS = 25
CONTEXT_ELEMENTS = 10
BUTTON_TEXT = 75
BUTTON_VALUE = 2_000
URL = 3_000
OPTION_TEXT = 75
OPTION_VALUE = 150
OPTIONS = 100
OPTION_GROUPS = 100
OVERFLOW_OPTIONS = 5
CHOICES = 10  # radio buttons and checkboxes
LABEL = 2_000
PLACEHOLDER = 150
INPUT_LENGTH = 3_000
ALT_TEXT = 2_000
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30
MARKDOWN_TEXT = 12_000
CHARTS_PER_MESSAGE = 2

# Undocumented: the sum of the texts in one message's blocks (`msg_blocks_too_long`).
MESSAGE_BLOCKS_TEXT = 13_200

# reference/methods/chat.postMessage, reference/methods/chat.update
MESSAGE_TEXT = 40_000
UPDATE_TEXT = 4_000
METADATA_BYTES = 8_192

# surfaces/modals, reference/views/modal-views
PRIVATE_METADATA = 3_000
CALLBACK_ID = 255
VIEW_TITLE = 24
VIEW_STACK = 3
VIEW_BYTES = 250_000

# interactivity/handling-user-interaction
TRIGGER_SECONDS = 3.0
ACK_SECONDS = 3.0
RESPONSE_URL_USES = 5
RESPONSE_URL_SECONDS = 30 * 60.0

# apis/events-api (delays before the first, second and third retry)
EVENT_RETRY_DELAYS = (0.0, 60.0, 300.0)

# apis/web-api/rate-limits (calls a minute, for each method, workspace and app)
TIER_1 = 1
TIER_2 = 20
TIER_3 = 50
TIER_4 = 100
POST_PER_MINUTE = 300  # "several hundred messages per minute" in a workspace
POST_CHANNEL_PER_SECOND = 1.0
POST_CHANNEL_BURST = 4
WINDOW_SECONDS = 60.0

# reference/methods/conversations.create
CHANNEL_NAME = 80

# The sandbox's own; Slack takes 1 GB (slack.com/help/articles/201330736)
FILE_BYTES = 20 * 1024 * 1024
FILE_ALT_TEXT = 1_000  # reference/methods/files.getUploadURLExternal

# apis/web-api/pagination
PAGE_MOST = 999
PAGE_DEFAULT = 100

# interactivity/implementing-slash-commands; names of Slack's own are refused in a manifest
RESERVED_COMMANDS = frozenset(
    {
        "/active", "/apps", "/archive", "/away", "/call", "/collapse", "/dm", "/dnd", "/expand",
        "/feed", "/help", "/huddle", "/invite", "/join", "/kick", "/leave", "/me", "/msg", "/mute",
        "/open", "/part", "/remind", "/remove", "/rename", "/search", "/shortcuts", "/shrug",
        "/star", "/status", "/todo", "/topic", "/who",
    }
)  # fmt: skip

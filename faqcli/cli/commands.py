"""The table of commands: each is imported when it is called."""

READING = {
    "list": "faqcli.cli.read:list_questions",
    "show": "faqcli.cli.read:show",
    "search": "faqcli.cli.read:search",
    "info": "faqcli.cli.read:info",
    "browse": "faqcli.cli.browse:browse",
}
"""What everybody needs who asks a FAQ."""
KEEPING = {
    "check": "faqcli.cli.check:check",
    "import": "faqcli.cli.convert:import_faq",
    "export": "faqcli.cli.convert:export_faq",
}
"""What else those need who keep one."""
BEYOND = {
    "shelf": "faqcli.cli.shelf:shelf",
    "suggest": "faqcli.cli.suggest:suggest",
    "mcp": "faqcli.cli.mcp:mcp",
}
"""What is for several FAQs, and for other tools."""
GROUPS = {"Commands": READING, "Keeping a FAQ": KEEPING, "Several FAQs and other tools": BEYOND}
"""The commands in the order of `faq --help`, and the headings that it has them under."""
COMMANDS = READING | KEEPING | BEYOND

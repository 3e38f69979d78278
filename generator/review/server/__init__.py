"""Shows files that are held in memory to a browser on this machine, and tells it when they change.

``Server`` answers, ``Board`` holds what there is to see, ``changes`` watches what it is made from. Nothing here
knows what the files are; no path of a request ever reaches a disk by itself.
"""

from generator.review.server.board import Board, Shown, ShownProblem
from generator.review.server.http_server import ADDRESS, Server
from generator.review.server.watch import changes

__all__ = ["ADDRESS", "Board", "Server", "Shown", "ShownProblem", "changes"]

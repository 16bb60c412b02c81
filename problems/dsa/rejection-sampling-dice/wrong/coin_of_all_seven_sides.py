def tens(rolls):
    found, coin = [], None
    for roll in rolls:
        if coin is None:
            coin = roll % 2
        elif roll <= 5:
            found.append(5 * coin + roll)
            coin = None
    return found
